import type { WordingId } from '@skein/contract/wordings'
import { bibleWordings } from './bible-wordings.ts'
import { fieldWordings } from './field-wordings.ts'
import { findingWordings } from './finding-wordings.ts'
import { noteWordings } from './note-wordings.ts'

/** Every sentence of the server's that comes with its wording. */
export const wordings: Readonly<Record<WordingId, string>> = {
  ...findingWordings,
  ...noteWordings,
  ...bibleWordings,
  ...fieldWordings,
}
