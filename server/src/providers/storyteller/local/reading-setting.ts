import type { Place, StoryContext } from '../storyteller.port.ts'
import { comparable } from './propose-operations.ts'
import { detectLanguage } from '#reading/language.ts'
import { tongueOf } from './tongues/tongues.ts'
import { WEATHER_SIGNS } from './atmosphere.lexicon.ts'
import { guessPlace } from './guess-place.ts'
import { findAnyPlace, findSetting, kindOfPlace, type NamedPlace } from './find-setting.ts'
import type { ReadSentence } from './read-sentence.ts'

/** A sentence and where and when it happens. */
export interface PlacedSentence {
  readonly sentence: ReadSentence
  readonly place: Place
  /** Whether the story arrives at this place in this sentence. */
  readonly movesTo: boolean
}

/** People who are nowhere in particular are most likely indoors. */
const NOWHERE: Place = { place: 'the room', kind: 'interior_room', timeOfDay: 'afternoon', weather: 'clear' }

const LATE: ReadonlySet<Place['timeOfDay']> = new Set<Place['timeOfDay']>(['afternoon', 'dusk'])

/** Rain nobody has mentioned for so many segments has stopped. */
const WEATHER_LASTS = 3

function isToldAbroad(weather: Place['weather'], text: string): boolean {
  const tongue = tongueOf(detectLanguage(text))
  return tongue !== null && tongue.weathers(text).some(({ meaning }) => meaning === weather)
}

function isTalkedOf(weather: Place['weather'], segments: StoryContext['recentSegments']): boolean {
  const sign = WEATHER_SIGNS.find(([kind]) => kind === weather)?.[1]
  const last = segments.slice(-WEATHER_LASTS)
  return (
    sign === undefined ||
    last.length < WEATHER_LASTS ||
    last.some(({ text }) => sign.test(text) || isToldAbroad(weather, text))
  )
}

/** Follows where and when the story stands. It stays where the last segment ended until the text moves it. */
export class SettingReader {
  readonly #known: readonly string[]
  readonly #namedPlaces = new Set<string>()
  #now: Place
  #isKnown: boolean
  #isTimeTold = false

  constructor({ bible, recentSegments }: StoryContext) {
    const { primaryLocation = '', locations = [] } = bible.setting
    this.#known = [primaryLocation, ...locations.map(({ name }) => name ?? '')]
      .map((name) => name.trim())
      .filter((name) => name !== '')
    const endedIn = recentSegments.findLast(({ endsIn }) => endsIn !== null)?.endsIn ?? null
    const carried =
      endedIn === null || isTalkedOf(endedIn.weather, recentSegments)
        ? endedIn
        : { ...endedIn, weather: 'clear' as const }
    const first = this.#known[0]
    this.#isKnown = endedIn !== null || first !== undefined
    this.#now =
      carried ??
      (first === undefined ? NOWHERE : { ...NOWHERE, place: first.slice(0, 120), kind: kindOfPlace(first) ?? 'field' })
  }

  get now(): Place {
    return this.#now
  }

  /** False when neither the text nor the story so far says where this is. */
  get isKnown(): boolean {
    return this.#isKnown
  }

  get isTimeTold(): boolean {
    return this.#isTimeTold
  }

  /** Places the text itself led to, under the name the story uses. */
  get namedPlaces(): ReadonlySet<string> {
    return this.#namedPlaces
  }

  /**
   * A story that stands nowhere yet takes any place its first text mentions, or one that what stands about or who acts
   * speaks for. One that stood in the open is in a room when the text has furniture about and names no place.
   */
  begin(sentences: readonly ReadSentence[]): void {
    const mentioned = this.#isKnown ? null : (sentences.map(findAnyPlace).find((place) => place !== null) ?? null)
    const isNamed = sentences.some((sentence) => findSetting(sentence, () => null).place !== null)
    const guessed = guessPlace(sentences, this.#isKnown ? this.#now : null, isNamed)
    if (mentioned !== null) this.#arrive(mentioned)
    // A guess is for the picture; the bible learns places from words alone.
    else if (guessed !== null) this.#now = { ...this.#now, ...guessed }
  }

  read(sentence: ReadSentence, ownerOf: (pronoun: string) => string | null): PlacedSentence {
    const signs = findSetting(sentence, ownerOf)
    const named = signs.place ?? this.#knownPlaceIn(sentence)
    const before = this.#now.place
    if (named !== null) this.#arrive(named, sentence.tongue !== null)
    if (signs.timeOfDay !== null) this.#isTimeTold = true
    // Rain does not last for ever: a new day is fine until it is said to be otherwise.
    const isNewDay = signs.isLater || (signs.timeOfDay === 'morning' && LATE.has(this.#now.timeOfDay))
    this.#now = {
      ...this.#now,
      timeOfDay: signs.timeOfDay ?? (signs.isLater ? 'morning' : this.#now.timeOfDay),
      weather: signs.weather ?? (isNewDay ? 'clear' : this.#now.weather),
    }
    return { sentence, place: this.#now, movesTo: this.#now.place !== before }
  }

  #arrive({ place, kind }: NamedPlace, isByVocabulary = false): void {
    const name = this.#nameOf(place)
    this.#isKnown = true
    this.#namedPlaces.add(name)
    this.#now = { ...this.#now, place: name, kind: isByVocabulary ? kind : (kindOfPlace(name) ?? kind) }
  }

  /** "the old lighthouse" and "the lighthouse" are one place, and it keeps the name it had first. */
  #nameOf(place: string): string {
    const words = comparable(place).split(' ')
    const same = [this.#now.place, ...this.#known, ...this.#namedPlaces].find((known) => {
      const others = comparable(known).split(' ')
      if (others.at(-1) !== words.at(-1)) return false
      return others.every((word) => words.includes(word)) || words.every((word) => others.includes(word))
    })
    return same ?? place
  }

  /** Outside English only the names the bible knows are recognised. */
  #knownPlaceIn({ tokens, narration }: ReadSentence): NamedPlace | null {
    if (tokens.length > 0) return null
    const place = this.#known.find((known) => narration.includes(known.replace(/^the\s+/i, '')))
    return place === undefined ? null : { place: place.slice(0, 120), kind: kindOfPlace(place) ?? this.#now.kind }
  }
}
