import { CONTENT_NOTES, type ContentNote } from '@skein/contract/content-notes'
import { contentNotesWords } from '../messages/en/content-notes.ts'
import { locale } from '../messages/language.ts'
import { listFormat } from './intl.ts'

/** Their names as one list in the reader's language, always in the same order. */
export function noteNames(notes: readonly ContentNote[]): string {
  const names = CONTENT_NOTES.filter((note) => notes.includes(note)).map((note) => contentNotesWords[note])
  return listFormat(locale(), { type: 'unit', style: 'short' }).format(names)
}
