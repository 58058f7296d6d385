import { Type } from 'typebox'
import { BIBLE_WORDINGS } from './bible-wordings.ts'
import { FIELD_WORDINGS } from './field-wordings.ts'
import { FINDING_WORDINGS } from './finding-wordings.ts'
import { NOTE_WORDINGS } from './note-wordings.ts'

/**
 * Every sentence the server writes for people and cannot know the reader's language of, as ICU messages in English by name.
 * A name keeps its placeholders for ever, because sentences are stored by it: what is said otherwise gets a new name.
 */
export const WORDINGS = {
  ...FINDING_WORDINGS,
  ...NOTE_WORDINGS,
  ...BIBLE_WORDINGS,
  ...FIELD_WORDINGS,
} as const satisfies Record<string, string>
export type WordingId = keyof typeof WORDINGS

/** A language by its BCP 47 subtag, to be named in the reader's own. */
export interface NamedLanguage {
  readonly language: string
}

/**
 * What an English sentence beside it was made of: one of {@link WORDINGS} and what stands in its places. Strings are data,
 * to be inserted as text; a place may hold a part of the sentence that is worded itself. Whoever does not know the name
 * shows the sentence.
 */
export interface Wording {
  readonly id: string
  readonly values: Readonly<Record<string, string | number | NamedLanguage | Wording>>
}
/** A schema cannot say that a place holds what it describes itself; nothing but `say` on the server makes one. */
export const Wording = Type.Unsafe<Wording>(
  Type.Object({ id: Type.String(), values: Type.Record(Type.String(), Type.Unknown()) }),
)
