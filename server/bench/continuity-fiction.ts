import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bible } from '@skein/contract/bible'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { judgeLocally } from '#providers/continuity/local/judge-locally.ts'
import { readStory } from '#providers/continuity/local/text/story-reading.ts'
import { tellLocally } from '#providers/storyteller/local/tell-locally.ts'
import type { StoryContext } from '#providers/storyteller/storyteller.port.ts'
import { qualityOf, type Quality, type Share, shareOf } from './continuity-score.ts'

/** Published books, in order of their segments, and the year they are set in. */
const BOOKS: readonly (readonly [folder: string, year: number])[] = [
  ['whole-family', 1908],
  ['mugby-junction', 1866],
  ['house-to-let', 1858],
]

/** What a bible holds after a book was posted. */
interface Grown {
  readonly characters: readonly string[]
  readonly locations: number
  readonly events: number
  readonly threads: number
  /** Traits, ties and departures: what a continuation could contradict. */
  readonly facts: number
  /** What the segments settled, each with its segment and the sentence that tells it. */
  readonly settled: readonly { readonly segment: number; readonly says: string; readonly sentence: string }[]
}

export interface FictionScore {
  readonly book: string
  readonly grown: Grown
  readonly segments: number
  readonly blocked: Share
  readonly warned: Share
  readonly findings: readonly {
    readonly segment: number
    readonly kind: string
    readonly severity: string
    readonly words: string
    readonly reason: string
  }[]
}

/** Posts a book's segments in order, the bible growing by what the local storyteller reads; nothing in it is a slip of ours. */
function judgeBook(dataFolder: string, book: string, year: number): FictionScore {
  let bible: Bible = { ...emptyBible(), setting: { timePeriod: String(year) } }
  const told: { sequence: number; text: string; endsIn: StoryContext['recentSegments'][number]['endsIn'] }[] = []
  const findings: FictionScore['findings'][number][] = []
  let [blocked, warned] = [0, 0]
  for (const line of readFileSync(join(dataFolder, book, 'segments.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')) {
    const { text }: { text: string } = JSON.parse(line)
    const segment = told.length + 1
    const recent = told.slice(-2)
    const verdict = judgeLocally(
      text,
      bible,
      recent.map((one) => one.text),
    )
    const isBlocked = verdict.findings.some(({ severity }) => severity === 'block')
    blocked += isBlocked ? 1 : 0
    warned += !isBlocked && verdict.findings.length > 0 ? 1 : 0
    for (const { kind, severity, quote, reason } of verdict.findings)
      findings.push({ segment, kind, severity, words: quote?.text ?? '', reason })
    const { script, operations } = tellLocally(text, { sceneTitle: book, bible, summary: '', recentSegments: recent })
    bible = applyOperations(bible, operations, { segmentNumber: segment }).bible
    told.push({ sequence: segment, text, endsIn: script.shots.at(-1)?.setting ?? null })
  }
  return {
    book,
    grown: grownOf(bible),
    segments: told.length,
    blocked: shareOf(blocked, told.length),
    warned: shareOf(warned, told.length),
    findings,
  }
}

function grownOf({ characters, setting, timeline, plotThreads = [] }: Bible): Grown {
  return {
    characters: characters.map(({ canonicalName }) => canonicalName),
    locations: setting.locations?.length ?? 0,
    events: timeline.majorEvents?.length ?? 0,
    threads: plotThreads.length,
    facts: characters.reduce(
      (sum, { traits = [], relationships = [], isActive = true }) =>
        sum + traits.length + relationships.length + (isActive ? 0 : 1),
      0,
    ),
    settled: (timeline.majorEvents ?? [])
      .filter(({ consequences = '' }) => consequences !== '')
      .map(({ segmentNumber = 0, event = '', consequences = '' }) => ({
        segment: segmentNumber,
        says: consequences,
        sentence: event,
      })),
  }
}

/** @returns null with a line for the person waiting when the books are not there. */
export function judgeFiction(dataFolder: string, tell: (line: string) => void): FictionScore[] | null {
  const present = BOOKS.filter(([book]) => existsSync(join(dataFolder, book, 'segments.jsonl')))
  if (present.length < BOOKS.length)
    tell(
      `fiction: not all of ${BOOKS.map(([book]) => book).join(', ')} is in ${dataFolder}; they are Project Gutenberg texts cut into segments.jsonl`,
    )
  return present.length === 0 ? null : present.map(([book, year]) => judgeBook(dataFolder, book, year))
}

/** Names of people in 100 novels: whether the reading finds who is mentioned where people who read them do. */
export function judgeLitbank(dataFolder: string, tell: (line: string) => void): Quality | null {
  const folder = join(dataFolder, 'litbank/entities/tsv')
  if (!existsSync(folder)) {
    tell(`litbank: not in ${dataFolder}; the entity annotations are at github.com/dbamman/litbank (CC BY 4.0)`)
    return null
  }
  const counts = { right: 0, said: 0, found: 0, all: 0 }
  for (const file of readdirSync(folder)) {
    const { text, names } = readGold(readFileSync(join(folder, file), 'utf8'))
    const forms = [...new Set(names.map(({ written }) => written))]
    const characters = forms.map((canonicalName, index) => ({
      entityId: `char_n${index}`,
      canonicalName,
      description: '',
    }))
    const found = readStory(text, { ...emptyBible(), characters }, []).mentions
    const gold = new Set(names.map(({ start }) => start))
    counts.said += found.length
    counts.right += found.filter(({ start }) => gold.has(start)).length
    counts.all += names.length
    const starts = new Set(found.map(({ start }) => start))
    counts.found += names.filter(({ start }) => starts.has(start)).length
  }
  return qualityOf(counts)
}

/** The text of a BIO file and the capitalised person names in its outermost layer. */
function readGold(table: string): { text: string; names: { written: string; start: number }[] } {
  let text = ''
  const names: { start: number; words: string[] }[] = []
  let open: { start: number; words: string[] } | null = null
  for (const line of table.split('\n')) {
    const [token = '', label = 'O'] = line.split('\t')
    if (token === '') {
      text += '\n'
      open = null
      continue
    }
    const start = text.length
    text += `${token} `
    if (label === 'B-PER') {
      open = { start, words: [token] }
      names.push(open)
    } else if (label === 'I-PER' && open !== null) open.words.push(token)
    else open = null
  }
  const isName = (words: readonly string[]) =>
    words.length <= 3 &&
    words.every((word) => /^\p{Lu}[\p{Ll}.]+$/u.test(word)) &&
    words.some((word) => word.length > 3)
  return {
    text,
    names: names.filter(({ words }) => isName(words)).map(({ words, start }) => ({ written: words.join(' '), start })),
  }
}

export interface ClassicsScore {
  readonly slips: Share
  readonly falseAlarms: Share
}

/** Famous authors' slips: the earlier words make the bible, the later ones are judged. */
export function judgeClassics(dataFolder: string, tell: (line: string) => void): ClassicsScore | null {
  const path = join(dataFolder, 'classics-continuity/known-errors.jsonl')
  if (!existsSync(path)) {
    tell(`classics: not in ${dataFolder}; pairs of quotations from Project Gutenberg texts, collected by hand`)
    return null
  }
  const told = { slips: 0, slipsAll: 0, false: 0, legal: 0 }
  for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) {
    const { label, first, second }: { label: string; first: { quote: string }; second: { quote: string } } =
      JSON.parse(line)
    const empty = emptyBible()
    const { operations } = tellLocally(first.quote, {
      sceneTitle: 'classic',
      bible: empty,
      summary: '',
      recentSegments: [],
    })
    const { bible } = applyOperations(empty, operations, { segmentNumber: 1 })
    const isTold = judgeLocally(second.quote, bible, [first.quote]).findings.length > 0
    if (label === 'violation') {
      told.slipsAll++
      told.slips += isTold ? 1 : 0
    } else {
      told.legal++
      told.false += isTold ? 1 : 0
    }
  }
  return { slips: shareOf(told.slips, told.slipsAll), falseAlarms: shareOf(told.false, told.legal) }
}
