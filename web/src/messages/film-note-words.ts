import { fill } from './area.ts'
import { locale } from './language.ts'
import type { ServerWords } from './server-words.ts'
import { languageNames } from '../lib/intl.ts'
import { filmNotesSpoken } from './translation.ts'

/**
 * A note of a script or a film in the reader's language. Such notes are kept as English sentences alone and are known by
 * them again; a language model's own words stay as it wrote them, and so does whatever is not known.
 *
 * @param language of the script, a BCP 47 tag, for the note that names it.
 */
export function filmNoteWords(note: string, language?: string): ServerWords {
  const words = inReadersLanguage(note, language)
  return words === null ? { words: note, lang: 'en' } : { words, lang: undefined }
}

function inReadersLanguage(note: string, language?: string): string | null {
  const spoken = filmNotesSpoken()
  if (spoken === null) return null
  for (const [id, sentence] of Object.entries(spoken.english)) {
    const found = pattern(sentence).exec(note)
    const message = spoken.translated[id]
    if (found === null || message === undefined) continue
    const given: Record<string, string> = {}
    for (const [name, written] of Object.entries(found.groups ?? {})) {
      if (name === 'language' && language !== undefined) given[name] = languageNames(locale()).of(language) ?? written
      else given[name] = name === 'why' ? (inReadersLanguage(written) ?? written) : written
    }
    const said = fill(message, given)
    if (typeof said === 'string') return said
  }
  return null
}

const SYNTAX = /[\\^$.*+?()[\]|]/g
/** The English sentence with anything in its places. */
const pattern = (sentence: string): RegExp =>
  new RegExp(`^${sentence.replaceAll(SYNTAX, '\\$&').replaceAll(/\{(\w+)\}/g, '(?<$1>.+)')}$`, 's')
