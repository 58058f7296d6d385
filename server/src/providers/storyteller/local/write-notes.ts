import { filmNote } from '@skein/contract/film-notes'
import type { Shot } from '@skein/contract/script'
import { languageName } from '#reading/language.ts'
import { tongueOf } from './tongues/tongues.ts'
import { TAGGED_LENGTH_MAX } from './read-sentence.ts'

/** What the storyteller could not do, in words a writer understands; empty when all went well. */
export function writeNotes(told: {
  readonly text: string
  readonly language: string
  readonly hadMarkup: boolean
  readonly isPlaceKnown: boolean
  readonly shots: readonly Shot[]
}): string[] {
  const notes: string[] = []
  const hasLetters = /\p{L}/u.test(told.text)
  if (!hasLetters) notes.push(filmNote('script_noWords'))
  else if (told.language === 'und') notes.push(filmNote('script_unknownLanguage'))
  else if (told.language !== 'en') {
    const language = languageName(told.language)
    notes.push(
      filmNote(tongueOf(told.language) === null ? 'script_otherLanguage' : 'script_knownLanguage', { language }),
    )
  }
  if (told.hadMarkup) notes.push(filmNote('script_markup'))
  if (told.language === 'en' && told.text.length > TAGGED_LENGTH_MAX) {
    notes.push(filmNote('script_longText', { n: TAGGED_LENGTH_MAX.toLocaleString('en') }))
  }
  const shown = told.shots.reduce((sum, { caption }) => sum + caption.length, 0)
  if (shown < told.text.length * 0.9) notes.push(filmNote('script_condensed'))
  if (!told.isPlaceKnown) notes.push(filmNote('script_noPlace'))
  return notes
}
