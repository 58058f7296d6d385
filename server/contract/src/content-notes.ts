import { type Static, Type } from 'typebox'

/** What may be hard to watch in a segment, as its writer marks it. The order is the order they are told in. */
export const CONTENT_NOTES = [
  'violence',
  'abuse',
  'sexual',
  'self_harm',
  'drugs',
  'medical',
  'grief',
  'frightening',
  'strong_language',
] as const
export const ContentNote = Type.Enum(CONTENT_NOTES)
export type ContentNote = Static<typeof ContentNote>

/** A set of them. */
export const ContentNotes = Type.Array(ContentNote, { maxItems: CONTENT_NOTES.length, uniqueItems: true })

/** A language as a writer names it: a BCP 47 primary subtag. */
export const WrittenLanguage = Type.String({ pattern: '^[a-z]{2,3}$' })
