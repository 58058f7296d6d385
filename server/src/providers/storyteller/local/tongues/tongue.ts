import type { Expression, Mood, PlaceKind, Pose, TimeOfDay, Weather } from '@skein/contract/script'

type Table<Meaning> = readonly (readonly [Meaning, string])[]

/**
 * A small vocabulary of one language. Words stand between spaces, lower case; `*` at the end takes any ending, and the
 * forms of one place are joined by `/`, the first being its name: "wald/walde/wälder".
 */
export interface TongueWords {
  readonly places: Table<PlaceKind>
  /** What stands before a place somebody is in or goes to. */
  readonly prepositions: string
  readonly hours: Table<TimeOfDay>
  readonly weathers: Table<Weather>
  readonly moods: Table<Mood>
  readonly poses: Table<Pose>
  readonly faces: Table<Expression>
  /** English words of `PROPS` and what this language calls them. */
  readonly props: Table<string>
  readonly speech: string
  readonly he: string
  readonly she: string
  /** Titles before names. */
  readonly titles: string
  /** Whether every noun has a capital, so that a capital makes no name. */
  readonly capitalsNouns?: true
}

/** Something the vocabulary knows and where it stands. */
interface Found<Meaning> {
  readonly meaning: Meaning
  readonly index: number
}
type Finder<Meaning> = (text: string) => Found<Meaning>[]

/** A vocabulary made ready for reading. */
export interface Tongue {
  /** Places somebody is in or goes to: a preposition stands close before them. */
  readonly places: Finder<{ readonly name: string; readonly kind: PlaceKind }>
  readonly hours: Finder<TimeOfDay>
  readonly weathers: Finder<Weather>
  readonly moods: Finder<Mood>
  readonly poses: Finder<Pose>
  readonly faces: Finder<Expression>
  readonly props: Finder<string>
  readonly speech: Finder<true>
  readonly he: Finder<true>
  readonly she: Finder<true>
  readonly titles: Finder<true>
  readonly capitalsNouns: boolean
}

/** An article and an adjective may stand between a preposition and its place. */
const PREPOSITION_REACH = 3
const STEM_LENGTH_MIN = 2

/** Looks words up one by one: alternations of a thousand words take a second to compile. */
export function compileTongue(words: TongueWords): Tongue {
  const yes = (list: string): Finder<true> => finder([[true, list]])
  return {
    places: placeFinder(words),
    hours: finder(words.hours),
    weathers: finder(words.weathers),
    moods: finder(words.moods),
    poses: finder(words.poses),
    faces: finder(words.faces),
    props: finder(words.props),
    speech: yes(words.speech),
    he: yes(words.he),
    she: yes(words.she),
    titles: yes(words.titles),
    capitalsNouns: words.capitalsNouns === true,
  }
}

interface Written {
  readonly word: string
  readonly index: number
  readonly end: number
}

function wordsIn(text: string): Written[] {
  return [...text.matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu)].map(({ index, 0: word }) => ({
    word: word.toLowerCase(),
    index,
    end: index + word.length,
  }))
}

function finder<Meaning>(table: Table<Meaning>): Finder<Meaning> {
  const whole = new Map<string, Meaning>()
  const stems = new Map<string, Meaning>()
  for (const [meaning, words] of table)
    for (const word of words.split(' ')) {
      const [place, key] = word.endsWith('*') ? [stems, word.slice(0, -1)] : [whole, word]
      if (!place.has(key)) place.set(key, meaning)
    }
  const meaningOf = (word: string): Meaning | undefined => {
    const known = whole.get(word)
    if (known !== undefined || stems.size === 0) return known
    for (let length = word.length; length >= STEM_LENGTH_MIN; length--) {
      const byStem = stems.get(word.slice(0, length))
      if (byStem !== undefined) return byStem
    }
    return undefined
  }
  return (text) =>
    wordsIn(text).flatMap(({ word, index }) => {
      const meaning = meaningOf(word)
      return meaning === undefined ? [] : [{ meaning, index }]
    })
}

function placeFinder({ places, prepositions }: TongueWords): Tongue['places'] {
  const byForm = new Map<string, { name: string; kind: PlaceKind }>()
  for (const [kind, list] of places)
    for (const forms of list.split(' ')) {
      const [name = forms, ...others] = forms.split('/')
      for (const form of [name, ...others]) byForm.set(form.toLowerCase(), { name, kind })
    }
  const leading = new Set(prepositions.split(' '))
  return (text) => {
    const words = wordsIn(text)
    return words.flatMap(({ word, index }, at) => {
      const meaning = byForm.get(word)
      if (meaning === undefined) return []
      const led = words
        .slice(Math.max(0, at - PREPOSITION_REACH), at)
        .some((before) => leading.has(before.word) && !/[.,;:!?«»„“”]/u.test(text.slice(before.end, index)))
      return led ? [{ meaning, index }] : []
    })
  }
}
