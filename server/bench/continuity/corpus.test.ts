import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Bible } from '@skein/contract/bible'
import { validateBible } from '#domains/bible/validate-bible.rules.ts'
import { describe, expect, it } from 'vitest'
import {
  asProbe,
  type Corpus,
  type CorpusItem,
  HALVES,
  LABELLED_KINDS,
  loadCorpus,
  readSplit,
  TRAPS,
} from './corpus.ts'

/** Two texts that share more than this part of their words are one text written twice; twins are meant to. */
const ALIKE = 0.35
/** Below this a pair is not minimal any more: other words could explain a different verdict. */
const TWINS_SHARE = 0.25
/** `check` is a third the size of the others. */
const PER_KIND_MIN = { tune: 8, test: 8, check: 4 }

const halves = new Map(HALVES.map((half) => [half, loadCorpus(half)]))
const corpora = [...halves.values()]
const items = corpora.flatMap((corpus) => corpus.items)
const worlds = new Map(corpora.flatMap((corpus) => [...corpus.worlds]))
const byId = new Map(items.map((item) => [item.id, item]))

describe('the continuity corpus', () => {
  it('has at least 400 items over at least 15 worlds, each with an id of its own', () => {
    expect(items.length).toBeGreaterThanOrEqual(400)
    expect(worlds.size).toBeGreaterThanOrEqual(15)
    expect(byId.size).toBe(items.length)
  })

  it('is half legal, in each half and over all', () => {
    for (const group of [items, ...corpora.map((corpus) => corpus.items)]) {
      const share = group.filter(({ label }) => label === 'legal').length / group.length
      expect(share).toBeGreaterThanOrEqual(0.45)
      expect(share).toBeLessThanOrEqual(0.55)
    }
  })

  it('is split by world: every world stands in one of them, with all its items and nothing else in the folders', () => {
    const split = readSplit()
    expect(repeated(HALVES.flatMap((half) => split[half]))).toEqual([])
    for (const half of HALVES) {
      const names = [...split[half]].toSorted()
      const folder = (kind: string) => readdirSync(join(import.meta.dirname, half, kind)).toSorted()
      expect(folder('worlds')).toEqual(names.map((name) => `${name}.json`))
      expect(folder('items')).toEqual(names.map((name) => `${name}.jsonl`))
    }
    const strays = corpora.flatMap((corpus) =>
      [...corpus.worlds.values()].filter(({ id }) => !corpus.items.some(({ world }) => world === id)),
    )
    expect(strays).toEqual([])
    expect(items.filter(({ id, world }) => id.replace(/-\d+$/, '') !== world).map(({ id }) => id)).toEqual([])
  })

  it('shows every kind of finding and every trap in each half, on texts the English rules apply to', () => {
    for (const [name, { items: half }] of halves) {
      const english = half.filter(({ rules }) => rules === 'apply')
      const kinds = countBy(english.flatMap(({ findings }) => findings.map(({ kind }) => kind)))
      expect(LABELLED_KINDS.filter((kind) => (kinds.get(kind) ?? 0) < PER_KIND_MIN[name])).toEqual([])
      const traps = countBy(english.filter(({ label }) => label === 'legal').flatMap((item) => item.traps))
      expect(TRAPS.filter((trap) => (traps.get(trap) ?? 0) < 2)).toEqual([])
    }
  })

  it('lets the rules step aside for about one text in twenty, in several languages, legal and not', () => {
    const foreign = items.filter(({ language }) => language !== 'en')
    expect(foreign.every(({ rules }) => rules === 'step_aside')).toBe(true)
    expect(items.every(({ language, rules }) => language !== 'en' || rules === 'apply')).toBe(true)
    expect(foreign.length / items.length).toBeGreaterThan(0.03)
    expect(foreign.length / items.length).toBeLessThan(0.08)
    expect(new Set(foreign.map(({ language }) => language)).size).toBeGreaterThanOrEqual(4)
    for (const { items: half } of corpora)
      expect(new Set(half.filter(({ language }) => language !== 'en').map(({ label }) => label)).size).toBe(2)
  })

  it('stands on sound bibles whose canon exists and whose events are not in the future', () => {
    for (const { id, bible, canon } of worlds.values()) {
      expect(validateBible(bible), id).toEqual([])
      expect(
        canon.map(({ sequence }) => sequence),
        id,
      ).toEqual(canon.map((_, index) => index + 1))
      expect(canon.length, id).toBeGreaterThanOrEqual(3)
      expect(canon.length, id).toBeLessThanOrEqual(8)
      const dated = [
        ...bible.characters.map(({ introducedInSegment }) => introducedInSegment),
        ...(bible.timeline.majorEvents ?? []).map(({ segmentNumber }) => segmentNumber),
      ]
      expect(
        dated.filter((segment) => segment === undefined || segment < 1 || segment > canon.length),
        id,
      ).toEqual([])
    }
  })

  it('gives every world somebody out of the story, aliases, relationships, rules, places and a closed thread', () => {
    for (const { id, bible } of worlds.values()) {
      expect(
        bible.characters.some(({ isActive }) => isActive === false),
        id,
      ).toBe(true)
      expect(
        bible.characters.some(({ aliases = [] }) => aliases.length > 0),
        id,
      ).toBe(true)
      expect(
        bible.characters.some(({ relationships = [] }) => relationships.length > 0),
        id,
      ).toBe(true)
      expect(bible.setting.worldRules?.length, id).toBeGreaterThanOrEqual(3)
      expect(bible.setting.locations?.length, id).toBeGreaterThanOrEqual(3)
      expect(bible.setting.timePeriod, id).toBeTruthy()
      const statuses = new Set((bible.plotThreads ?? []).map(({ status }) => status))
      expect([...statuses], id).toEqual(expect.arrayContaining(['active', 'resolved']))
    }
  })

  it('labels legal what has no finding and a violation what has one, each with a reason no other shares', () => {
    expect(items.filter((item) => (item.label === 'legal') !== (item.findings.length === 0)).map(idOf)).toEqual([])
    expect(items.filter((item) => (item.label === 'legal') !== (item.reason !== undefined)).map(idOf)).toEqual([])
    const reasons = items.flatMap(({ reason, findings }) => [
      ...(reason === undefined ? [] : [reason]),
      ...findings.map((finding) => finding.reason),
    ])
    expect(reasons.filter((reason) => reason.split(' ').length < 3 || !reason.endsWith('.'))).toEqual([])
    expect(repeated(reasons)).toEqual([])
  })

  it('objects to words that are there and cites entries that exist', () => {
    for (const { id, text, world, findings } of items) {
      const { bible, canon } = worldOf(world)
      for (const { quote, pointers, establishedInSegment } of findings) {
        expect(text.slice(quote.start, quote.end), id).toBe(quote.text)
        for (const pointer of pointers) expect(resolve(bible, pointer), `${id} ${pointer}`).toBeDefined()
        if (establishedInSegment !== null) expect(establishedInSegment, id).toBeLessThanOrEqual(canon.length)
      }
    }
  })

  it('is prose of 30 to 180 words', () => {
    const lengths = items
      .filter(({ language }) => language !== 'ja')
      .map(({ id, text }) => ({ id, words: countWords(text) }))
    expect(lengths.filter(({ words }) => words < 30 || words > 180)).toEqual([])
  })

  it('does not give the label away by length', () => {
    for (const { items: half } of corpora) {
      const texts = half.filter(({ language }) => language !== 'ja')
      const lengths = texts.map(({ text, label }) => ({ words: countWords(text), legal: label === 'legal' }))
      const best = Math.max(
        ...Array.from({ length: 150 }, (_, step) => step + 30).map((words) => {
          const right = lengths.filter((text) => text.words >= words === text.legal).length / lengths.length
          return Math.max(right, 1 - right)
        }),
      )
      expect(best).toBeLessThan(0.67)
    }
  })

  it('holds no two texts alike but twins, and twins differ by little and in their label', () => {
    const bags = items.map((item) => ({ item, bag: wordSet(item.text) }))
    const alike: string[] = []
    for (const [index, left] of bags.entries())
      for (const right of bags.slice(index + 1)) {
        const share = overlap(left.bag, right.bag)
        if (left.item.twins?.includes(right.item.id) === true) continue
        if (share > ALIKE) alike.push(`${left.item.id} ${right.item.id} ${share.toFixed(2)}`)
      }
    expect(alike).toEqual([])
    for (const item of items)
      for (const id of item.twins ?? []) {
        const twin = byId.get(id)
        expect(twin?.twins, `${item.id} ${id}`).toContain(item.id)
        expect(twin?.label, `${item.id} ${id}`).not.toBe(item.label)
        expect(twin?.text, `${item.id} ${id}`).not.toBe(item.text)
        if (item.language !== 'ja')
          expect(overlap(wordSet(item.text), wordSet(twin?.text ?? '')), `${item.id} ${id}`).toBeGreaterThan(
            TWINS_SHARE,
          )
      }
    expect(items.filter(({ twins = [] }) => twins.length > 0).length).toBeGreaterThanOrEqual(100)
  })

  it('turns into the probe format people report slips in', () => {
    const violation = firstOf(corpora[0], 'violation')
    const legal = firstOf(corpora[0], 'legal')
    const probe = asProbe(violation, worldOf(violation.world))
    expect(probe).toMatchObject({ id: violation.id, continuation: violation.text, label: 'violation' })
    expect(probe.kind).toBe(violation.findings[0]?.kind)
    expect(probe.recentSegments).toHaveLength(2)
    expect(asProbe(legal, worldOf(legal.world))).toMatchObject({ label: 'ok', kind: 'none' })
  })
})

function firstOf(corpus: Corpus | undefined, label: CorpusItem['label']): CorpusItem {
  const found = corpus?.items.find((item) => item.label === label)
  if (found === undefined) throw new Error(`no ${label} item`)
  return found
}

function worldOf(id: string) {
  const world = worlds.get(id)
  if (world === undefined) throw new Error(`no world ${id}`)
  return world
}

const idOf = ({ id }: CorpusItem) => id

function resolve(bible: Bible, pointer: string): unknown {
  let here: unknown = bible
  for (const token of pointer.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    here = typeof here === 'object' && here !== null && Object.hasOwn(here, key) ? Reflect.get(here, key) : undefined
  }
  return here
}

function countBy<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function repeated(values: readonly string[]): string[] {
  return [...countBy(values)].filter(([, count]) => count > 1).map(([value]) => value)
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))
}

/** Jaccard: the shared part of the words of both. */
function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((word) => right.has(word)).length
  return shared / (left.size + right.size - shared)
}
