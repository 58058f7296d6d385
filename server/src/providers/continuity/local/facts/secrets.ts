import type { Bible } from '@skein/contract/bible'
import { sequenceOf } from '../doubt.ts'
import { type Cast, type Person, personCalled } from '../text/people.ts'
import { contentStems } from './stems.ts'

/** Something only some people of the story can know. */
export interface Secret {
  readonly text: string
  readonly pointer: string
  readonly establishedInSegment: number | null
  readonly knowers: readonly Person[]
  /** What it is about: telling stems without anybody's name. */
  readonly stems: readonly string[]
}

const KEPT =
  /\b(?:only [^.;?]{1,60}? (?:knows?|who knows?|has (?:heard|seen|been told))|(?:nobody|no one) (?:else|but)[^.;]*|tells? (?:only|nobody|no one)|tells? [^.;]{1,30} (?:alone|and no one else|and nobody else)|shows? it to (?:nobody|no one)|(?:confides?|confesses) (?:it )?(?:to|in)|keep(?:s|ing)? it (?:a )?secret|swears? (?:\p{L}+ )?to (?:keep it|secrecy)|the only one who (?:knows|has heard))\b/iu
const ONLY = /\bonly (?<who>[^.;?]{1,60}?) (?:knows?|who knows?|has (?:heard|seen|been told))\b/iu
const EMPTY =
  /^(?:know|knew|tel|tell|night|day|told|hid|secret|alon|els|confid|hear|heard|unawar|find|found|learn|keep|swear|show|only|anyon|nobod|see|seen|ask|promis)$/
const LENGTH_MAX = 170

/** What the bible says somebody keeps to themselves. */
export function readKeptSecrets({ timeline, plotThreads = [], characters }: Bible, cast: Cast): Secret[] {
  const names = new Set(cast.people.flatMap(({ forms }) => forms.flatMap(contentStems)))
  const entries = [
    ...(timeline.majorEvents ?? []).map(({ event = '', consequences = '', segmentNumber }, at) => ({
      text: `${event}. ${consequences}`,
      pointer: `/timeline/majorEvents/${at}`,
      segment: sequenceOf(segmentNumber),
      owner: null,
    })),
    ...plotThreads.flatMap(({ description = '', status }, at) =>
      status === 'active' ? [{ text: description, pointer: `/plotThreads/${at}`, segment: null, owner: null }] : [],
    ),
    ...characters.flatMap(({ traits = [] }, index) =>
      traits.map((text, at) => ({
        text,
        pointer: `/characters/${index}/traits/${at}`,
        segment: null,
        owner: cast.people[index] ?? null,
      })),
    ),
  ]
  return entries.flatMap(({ text, pointer, segment, owner }): Secret[] => {
    if (text.length > LENGTH_MAX || !KEPT.test(text)) return []
    const stems = [...new Set(contentStems(text))].filter((word) => !names.has(word) && !EMPTY.test(word))
    const only = ONLY.exec(text)?.groups?.['who']
    const knowers = [
      ...(owner === null ? [] : [owner]),
      ...namedIn(cast, only ?? text.replaceAll(/\bif [^.;]*/gi, ' ')),
    ]
    return stems.length === 0 ? [] : [{ text, pointer, establishedInSegment: segment, knowers, stems }]
  })
}

function namedIn(cast: Cast, text: string): Person[] {
  if (cast.pattern === null) return []
  return [...text.matchAll(cast.pattern)].flatMap(({ 0: written }) => {
    const person = personCalled(cast, written)
    return person === null ? [] : [person]
  })
}
