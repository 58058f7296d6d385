import type { Preview } from '@skein/contract/preview'
import { words } from '../../lib/words.ts'
import { addCharacter, type BibleStarter } from './bible-starter.rules.ts'

/** Something the text says that its scene could settle before it begins. */
export interface Suggestion {
  readonly kind: 'Person' | 'Place' | 'Hour' | 'Tone'
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
    .map(({ name }): Suggestion => ({ kind: 'Person', words: name, take: (now) => addCharacter(now, name) }))
  const place = script.shots.map(({ setting }) => setting.place).find((name) => standsIn(text, name))
  const [first] = script.shots
  const rest: Suggestion[] = []
  if (starter.place.trim() === '' && place !== undefined)
    rest.push({ kind: 'Place', words: place, take: (now) => ({ ...now, place }) })
  if (starter.time.trim() === '' && first !== undefined) {
    const time = words(first.setting.timeOfDay)
    rest.push({ kind: 'Hour', words: time, take: (now) => ({ ...now, time }) })
  }
  if (starter.tone.trim() === '' && first !== undefined)
    rest.push({ kind: 'Tone', words: first.mood, take: (now) => ({ ...now, tone: first.mood }) })
  return [...people, ...rest]
}
