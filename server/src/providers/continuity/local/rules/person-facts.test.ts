import { describe, expect, it } from 'vitest'
import { ask } from '../../../../../test/make/continuity.ts'
import { ageIn } from '../facts/ages.ts'
import { ageContradiction } from './age-contradiction.ts'
import { missingPart } from './missing-part.ts'
import { onlyChild } from './only-child.ts'

const cast = (...traits: string[]) => ({
  characters: [{ canonicalName: 'Ansa Brandt', description: 'A girl', traits }],
})

describe('an age', () => {
  it.each([
    ['eleven years old', 11],
    ['Keeper of the vault, forty-three, shaved head', 43],
    ['Widow of thirty-four', 34],
    ['a hundred and two years old', 102],
    ['types ninety words a minute', null],
    ['twenty goats', null],
  ])('is read from “%s”', (text, age) => {
    expect(ageIn(text)).toBe(age)
  })

  it('is held against the text, leaving room for birthdays', () => {
    expect(ask(ageContradiction, cast('eleven years old'), 'Ansa was nineteen, and knew it.')).toMatchObject([
      { kind: 'trait_contradiction', pointer: '/characters/0/traits/0' },
    ])
    expect(ask(ageContradiction, cast('eleven years old'), 'Ansa was twelve, and knew it.')).toEqual([])
  })

  it.each([
    'Ansa felt as if she was ninety.',
    'When Ansa was four, the river froze.',
    'The clock struck. It was nine.',
  ])('passes in %s', (text) => {
    expect(ask(ageContradiction, cast('eleven years old'), text)).toEqual([])
  })
})

describe('what somebody has not', () => {
  it.each([
    ['no shadow', 'Ansa’s shadow fell across the geese.'],
    ['toothless', 'Ansa smiled. Her teeth were white.'],
  ])('is not suddenly there: %s', (trait, text) => {
    expect(ask(missingPart, cast(trait), text)).toHaveLength(1)
  })

  it.each(['Ansa had no shadow.', 'Jan’s shadow fell across the geese.', 'Ansa wished for her shadow back.'])(
    'passes in %s',
    (text) => {
      expect(ask(missingPart, cast('no shadow'), text)).toEqual([])
    },
  )
})

describe('an only child', () => {
  it('has no brother by a word of narration', () => {
    expect(
      ask(onlyChild, cast('only child'), 'Ansa ran up the platform. Her brother got down from the train.'),
    ).toMatchObject([{ kind: 'relationship_contradiction' }])
  })

  it.each([
    'Ansa ran up the platform. He was like her brother.',
    'Jan ran up the platform. Jan’s brother got down from the train.',
    'Ansa ran up. Her half brother got down.',
  ])('passes in %s', (text) => {
    expect(ask(onlyChild, cast('only child'), text)).toEqual([])
  })
})
