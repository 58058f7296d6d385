import type { Cast, Person } from '../text/people.ts'
import { contentStems } from './stems.ts'

/** What one of somebody's traits or descriptions is recognised by. */
export interface Mark {
  readonly text: string
  readonly pointer: string
  readonly stems: readonly string[]
}

/** Words for anybody: they tell nobody apart. */
const COMMON = new Set(
  'man woman boy girl young old tall short year years hair eye eyes face tell well never own keep know work use live day night speak see hear read write walk son daughter father mother brother sister wife husband friend said everything twice once always every first second last name word voice hand left right since bad good'
    .split(' ')
    .flatMap(contentStems),
)
/** Words for the same mark. */
const SAME: readonly string[] = [
  'bald bare shaved shaven',
  'scalp head',
  'neck throat',
  'plaster cast',
  'keeper keeps kept keeping',
  'burn burnt burned',
  'scar scarred',
  'seed seeds seedkeeper',
  'muslim',
  'beneath under below',
  'lame limp limps limping',
  'soldier corporal sergeant',
  'photographer pictures camera nikon',
  'steward',
  'porter',
  'plait plaits',
]
const CANON = new Map(
  SAME.flatMap((group) => {
    const [first = '', ...others] = group.split(' ')
    return others.map((word): [string, string] => [contentStems(word)[0] ?? word, contentStems(first)[0] ?? first])
  }),
)

/** Telling stems of a text, synonyms brought together, words for anybody left out. */
export function markStems(text: string): string[] {
  return contentStems(text)
    .map((word) => CANON.get(word) ?? word)
    .filter((word) => !COMMON.has(word))
}

/** The marks of everybody, with the words only one person has. */
export function marksOf({ people }: Cast): ReadonlyMap<Person, readonly Mark[]> {
  const names = new Set(people.flatMap(({ forms }) => forms.flatMap(contentStems)))
  return new Map(
    people.map((person) => {
      const { description = '', traits = [] } = person.character
      const parts = [
        ...traits.map((text, at) => ({ text, pointer: `/characters/${person.index}/traits/${at}` })),
        ...description.split(/[,;.]\s*/).map((text) => ({ text, pointer: `/characters/${person.index}/description` })),
        ...(person.character.aliases ?? [])
          .filter((alias) => /^the /i.test(alias))
          .map((text) => ({ text, pointer: `/characters/${person.index}/aliases` })),
      ]
      const marks = parts.map((part) => ({
        ...part,
        stems: markStems(part.text).filter((word) => !names.has(word) || /^the /i.test(part.text)),
      }))
      return [person, marks.filter(({ stems }) => stems.length > 0)]
    }),
  )
}

/** How much of somebody's marks a text shows: marks of which at least half the words are there, and the words. */
export function marksIn(
  marks: readonly Mark[],
  said: ReadonlySet<string>,
): { readonly hit: readonly Mark[]; readonly words: ReadonlySet<string> } {
  const words = new Set(marks.flatMap(({ stems }) => stems.filter((word) => said.has(word))))
  const hit = marks.filter(({ stems }) => stems.filter((word) => said.has(word)).length >= Math.ceil(stems.length / 2))
  return { hit, words }
}
