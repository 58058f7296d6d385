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
  if (!hasLetters) notes.push('There are no words in this text, so it is shown as it is.')
  else if (told.language === 'und')
    notes.push('The language could not be told; the text was read as if it were English.')
  else if (told.language !== 'en') {
    const name = languageName(told.language)
    notes.push(
      tongueOf(told.language) === null
        ? `The text is in ${name}: people and places already in the bible are recognised and new names where capitals show them; places, moods and gestures are read in English and seven other languages only.`
        : `The text is in ${name}: names are recognised by their capitals, places, hours, weather, moods, things and gestures by a small vocabulary; what it does not hold was not read.`,
    )
  }
  if (told.hadMarkup) notes.push('Markup in the text was left out.')
  if (told.language === 'en' && told.text.length > TAGGED_LENGTH_MAX) {
    notes.push(
      `New people and places were looked for in the first ${TAGGED_LENGTH_MAX.toLocaleString('en')} characters only.`,
    )
  }
  const shown = told.shots.reduce((sum, { caption }) => sum + caption.length, 0)
  if (shown < told.text.length * 0.9)
    notes.push(
      'The text is longer than a viewer can read in this time: the captions carry the main lines, the transcript all of it.',
    )
  if (!told.isPlaceKnown) notes.push('The text does not say where it happens, so a plain room is shown.')
  return notes
}
