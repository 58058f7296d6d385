import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Bible } from '@skein/contract/bible'
import { FINDING_KINDS } from '@skein/contract/verdict'
import { Ajv } from 'ajv'
import { type Static, type TSchema, Type } from 'typebox'

/**
 * The labelled continuity corpus: story worlds (a bible and the segments that made it) and candidate continuations, each
 * labelled by hand. See README.md beside this file for how the labels were given and what they do not cover.
 */

/** `check` came later: worlds nobody tunes on, measured before and after a change. */
export const HALVES = ['tune', 'test', 'check'] as const
export type Half = (typeof HALVES)[number]

/** What can make a legal text look like a slip. Every one stands in each half. `ordinary` is prose that tempts nobody. */
export const TRAPS = [
  'dream',
  'flashback',
  'memory',
  'ghost_allowed',
  'quoted_speech',
  'letter',
  'mention_of_dead',
  'namesake',
  'figurative',
  'disguise',
  'hypothetical',
  'lie',
  'portrait',
  'story_in_story',
  'explained_travel',
  'explained_return',
  'rule_exception',
  'negation',
  'question',
  'future_plan',
  'historic_present',
  'unreliable_narrator',
  'known_alias',
  'ordinary',
] as const

/** The kinds that are about meaning. The structural ones (`bible_structure`, `unknown_entity`) need no labelled prose. */
export const LABELLED_KINDS = FINDING_KINDS.filter((kind) => kind !== 'bible_structure' && kind !== 'unknown_entity')

const closed = { additionalProperties: false } as const
const Words = Type.String({ minLength: 1 })

const World = Type.Object(
  {
    id: Words,
    title: Words,
    bible: Bible,
    /** The segments accepted so far, oldest first, sequences gapless from 1. */
    canon: Type.Array(Type.Object({ sequence: Type.Integer({ minimum: 1 }), text: Words }, closed)),
  },
  closed,
)
export type World = Static<typeof World>

const WrittenFinding = Type.Object(
  {
    kind: Type.Enum(FINDING_KINDS),
    /** `block` where a careful reader would be certain, `warn` where the slip is only likely. */
    severity: Type.Enum(['warn', 'block']),
    quote: Words,
    /** Which occurrence of the quote is meant, from 1; needed only when the text holds several. */
    occurrence: Type.Optional(Type.Integer({ minimum: 1 })),
    /** RFC 6901 JSON Pointers into the world's bible; the first is the entry contradicted most directly. */
    pointers: Type.Array(Type.String({ pattern: '^/' }), { minItems: 1 }),
    establishedInSegment: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
    reason: Words,
    /** Other kinds a sound validator may give this slip. */
    alsoAccept: Type.Optional(Type.Array(Type.Enum(FINDING_KINDS))),
  },
  closed,
)

const WrittenItem = Type.Object(
  {
    id: Words,
    world: Words,
    /** ISO 639-1. */
    language: Type.String({ pattern: '^[a-z]{2}$' }),
    /** `step_aside`: the English rules do not apply, so a local validator should say so instead of judging. */
    rules: Type.Enum(['apply', 'step_aside']),
    label: Type.Enum(['legal', 'violation']),
    text: Words,
    /** On a legal item what could mislead; on a violation what seems to excuse it and does not. */
    traps: Type.Array(Type.Enum(TRAPS)),
    findings: Type.Array(WrittenFinding),
    /** Why a legal item is legal; a violation's reasons stand in its findings. */
    reason: Type.Optional(Words),
    /** Ids of the items this one differs from by little, with the other label. */
    twins: Type.Optional(Type.Array(Words)),
  },
  closed,
)
type WrittenItem = Static<typeof WrittenItem>

interface ExpectedFinding extends Omit<Static<typeof WrittenFinding>, 'quote' | 'occurrence'> {
  /** UTF-16 offsets into the item's text, end exclusive, as in the contract's `Finding`. */
  readonly quote: { readonly start: number; readonly end: number; readonly text: string }
}

export interface CorpusItem extends Omit<WrittenItem, 'findings'> {
  readonly findings: readonly ExpectedFinding[]
}

export interface Corpus {
  readonly worlds: ReadonlyMap<string, World>
  readonly items: readonly CorpusItem[]
}

const ajv = new Ajv({ allErrors: true })
const isWorld = ajv.compile<World>(World)
const isItem = ajv.compile<WrittenItem>(WrittenItem)
const isSplit = ajv.compile<Readonly<Record<Half, readonly string[]>>>(
  Type.Object(
    { note: Words, tune: Type.Array(Words), test: Type.Array(Words), check: Type.Array(Words) },
    closed,
  ) satisfies TSchema,
)

/** The worlds of each half, as split once for good. */
export function readSplit(): Readonly<Record<Half, readonly string[]>> {
  const split = readJson('split.json')
  if (!isSplit(split)) throw new Error(`split.json: ${ajv.errorsText(isSplit.errors)}`)
  return split
}

/**
 * Reads one half of the corpus and finds every quote in its text.
 *
 * @throws Error naming the file (and line) when something is not in the format, or a quote is missing or ambiguous.
 */
export function loadCorpus(half: Half): Corpus {
  const worlds = new Map<string, World>()
  const items: CorpusItem[] = []
  for (const name of readSplit()[half]) {
    const world = readJson(`${half}/worlds/${name}.json`)
    if (!isWorld(world)) throw new Error(`${half}/worlds/${name}.json: ${ajv.errorsText(isWorld.errors)}`)
    worlds.set(name, world)
    for (const [index, line] of read(`${half}/items/${name}.jsonl`).trimEnd().split('\n').entries()) {
      const where = `${half}/items/${name}.jsonl:${index + 1}`
      const item: unknown = JSON.parse(line)
      if (!isItem(item)) throw new Error(`${where}: ${ajv.errorsText(isItem.errors)}`)
      items.push({ ...item, findings: item.findings.map((finding) => locate(item.text, finding, where)) })
    }
  }
  return { worlds, items }
}

/** One item in the format people report slips in and `skein continuity` reads: the bible, the last two segments, the text. */
export interface Probe {
  readonly id: string
  readonly bible: Bible
  readonly recentSegments: readonly string[]
  readonly continuation: string
  readonly label: 'ok' | 'violation'
  /** The first finding's kind, or `none`. */
  readonly kind: string
}

/** @returns the item as a self-contained probe; a second finding, traps and evidence do not fit that format. */
export function asProbe(item: CorpusItem, world: World): Probe {
  return {
    id: item.id,
    bible: world.bible,
    recentSegments: world.canon.slice(-2).map(({ text }) => text),
    continuation: item.text,
    label: item.label === 'legal' ? 'ok' : 'violation',
    kind: item.findings[0]?.kind ?? 'none',
  }
}

function locate(text: string, finding: Static<typeof WrittenFinding>, where: string): ExpectedFinding {
  const { quote, occurrence, ...rest } = finding
  const starts: number[] = []
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) starts.push(at)
  if (starts.length !== 1 && occurrence === undefined)
    throw new Error(`${where}: the quote "${quote}" stands ${starts.length} times in the text`)
  const start = starts[(occurrence ?? 1) - 1]
  if (start === undefined) throw new Error(`${where}: the text has no occurrence ${occurrence} of "${quote}"`)
  return { ...rest, quote: { start, end: start + quote.length, text: quote } }
}

function readJson(path: string): unknown {
  return JSON.parse(read(path))
}

function read(path: string): string {
  return readFileSync(join(import.meta.dirname, path), 'utf8')
}
