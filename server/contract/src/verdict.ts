import { type Static, Type } from 'typebox'
import { nullable } from './pages.ts'
import { Wording } from './wordings.ts'

/** What continuity validation says of one continuation against one bible version. */
export const VERDICT_OUTCOMES = ['pass', 'warn', 'block'] as const
export const FINDING_KINDS = [
  'bible_structure',
  'unknown_entity',
  'inactive_character_acts',
  'unexplained_return',
  'location_jump',
  'anachronism',
  'world_rule_broken',
  'trait_contradiction',
  'alias_confusion',
  'duplicate_character',
  'relationship_contradiction',
  'resolved_thread_reopened',
  'counting_error',
  'impossible_knowledge',
] as const
export const SEVERITIES = ['info', 'warn', 'block'] as const

export const Finding = Type.Object({
  kind: Type.Enum(FINDING_KINDS),
  severity: Type.Enum(SEVERITIES),
  /** 0 to 1. */
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
  /** The exact words objected to, as UTF-16 offsets into the continuation; null when the problem is not in the words. */
  quote: Type.Union([
    Type.Object({ start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 0 }), text: Type.String() }),
    Type.Null(),
  ]),
  /** The bible entry it contradicts; null when none is involved. */
  cites: Type.Union([
    Type.Object({
      bibleVersion: Type.Integer(),
      /** RFC 6901 JSON Pointer into that version. */
      pointer: Type.String(),
      /** Sequence of the segment that established the entry, when known. */
      establishedInSegment: Type.Union([Type.Integer(), Type.Null()]),
    }),
    Type.Null(),
  ]),
  /** Sentences of the rules in English; of a model, in the continuation's language. */
  reason: Type.String(),
  suggestion: Type.String(),
  /** What the rules' sentences are made of; a model's own words have none, nor has what was found before there were any. */
  wording: Type.Optional(Type.Object({ reason: Wording, suggestion: Wording })),
})
export type Finding = Static<typeof Finding>

export const Verdict = Type.Object({
  outcome: Type.Enum(VERDICT_OUTCOMES),
  /** The bible version the text was checked against. */
  bibleVersion: Type.Integer(),
  /** Who checked, with its version: "structural@1", "local@4+model:gpt-x"; a star stands for other rules than the default ones. */
  validator: Type.String(),
  findings: Type.Array(Finding),
  /** What could not be checked, in plain words. */
  notes: Type.Array(Type.String()),
  /** What each note is made of, in their order; null for one that nothing words. */
  noteWordings: Type.Optional(Type.Array(nullable(Wording))),
  /** Ids of the local rules that read the text; none where they stepped aside. Told when it is given, not kept. */
  rules: Type.Optional(Type.Array(Type.String())),
})
export type Verdict = Static<typeof Verdict>
