import { type Static, Type } from 'typebox'

/** Why a bible entry was in the context, the most pressing first. */
export const CONTEXT_REASONS = ['named', 'meant', 'recent', 'related', 'open', 'told', 'latest'] as const
export type ContextReason = (typeof CONTEXT_REASONS)[number]

export const ChosenEntry = Type.Object({
  /** RFC 6901 JSON Pointer into the bible version. */
  pointer: Type.String(),
  /** Of a character. */
  entityId: Type.Optional(Type.String()),
  because: Type.Enum(CONTEXT_REASONS),
})
export type ChosenEntry = Static<typeof ChosenEntry>

const Tally = Type.Object({
  characters: Type.Integer(),
  locations: Type.Integer(),
  events: Type.Integer(),
  threads: Type.Integer(),
})

/** What the storyteller knew of the story when it read a text: `jobs.context_data`. */
export const ContextUsed = Type.Object({
  bibleVersion: Type.Integer(),
  budgetTokens: Type.Integer(),
  /** Estimates: UTF-8 bytes over four. */
  tokens: Type.Object({
    bible: Type.Integer(),
    summary: Type.Integer(),
    segments: Type.Integer(),
    text: Type.Integer(),
  }),
  /** Who reads by rules looks at the whole bible, because that costs nothing; the choice is what a model is told of it. */
  readsWholeBible: Type.Boolean(),
  entries: Type.Array(ChosenEntry),
  leftOut: Tally,
  /** The sequences that were given whole, oldest first. */
  segments: Type.Array(Type.Integer()),
})
export type ContextUsed = Static<typeof ContextUsed>
