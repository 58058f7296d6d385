import type { Preview } from '@skein/contract/preview'
import { addCharacter, type BibleStarter } from './bible-starter.rules.ts'
import { filmWords } from '../../messages/en/film.ts'

/** Something the text says that its scene could settle before it begins. */
export interface Suggestion {
  readonly kind: 'person' | 'place' | 'hour' | 'tone'
  readonly words: string
  /** The starter with it. */
  readonly take: (starter: BibleStarter) => BibleStarter
}

/** The rooms and weathers a script falls back to are not in the text: only what stands there is suggested. */
const standsIn = (text: string, name: string): boolean =>
  text.toLocaleLowerCase().includes(name.toLocaleLowerCase().replace(/^(?:the|an?)\s+/, ''))

/**
 * What the reading of an opening suggests to settle: people who are new, the first place that it names, the hour and the
 * mood it begins with. What the starter holds already is not suggested again.
 */
export function suggestionsFrom(reading: Preview, text: string, starter: BibleStarter): readonly Suggestion[] {
  const { cast, script } = reading
  const taken = new Set(starter.characters.map(({ name }) => name.trim().toLocaleLowerCase()))
  const people = cast
    .filter(({ isNew, name }) => isNew && !taken.has(name.toLocaleLowerCase()))
    .map(({ name }): Suggestion => ({ kind: 'person', words: name, take: (now) => addCharacter(now, name) }))
  const place = script.shots.map(({ setting }) => setting.place).find((name) => standsIn(text, name))
  const [first] = script.shots
  const rest: Suggestion[] = []
  if (starter.place.trim() === '' && place !== undefined)
    rest.push({ kind: 'place', words: place, take: (now) => ({ ...now, place }) })
  if (starter.time.trim() === '' && first !== undefined) {
    const time = filmWords[first.setting.timeOfDay]
    rest.push({ kind: 'hour', words: time, take: (now) => ({ ...now, time }) })
  }
  if (starter.tone.trim() === '' && first !== undefined) {
    const tone = filmWords[first.mood]
    rest.push({ kind: 'tone', words: tone, take: (now) => ({ ...now, tone }) })
  }
  return [...people, ...rest]
}
