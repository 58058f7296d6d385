import { describe, expect, it } from 'vitest'
import { ask, wordsOf } from '../../../../../test/make/continuity.ts'
import { abstention } from './abstention.ts'
import { loathing } from './loathing.ts'

const cast = (trait: string) => ({
  characters: [{ canonicalName: 'Ansa Brandt', description: 'A woman', traits: [trait] }],
})

describe('what somebody keeps from', () => {
  it('is known by its kind, whatever it is called, with the trait it goes against', () => {
    const text = 'Ansa sat down. She gulped a glass of schnapps and looked at the door.'
    const [doubt] = ask(abstention, cast('teetotal'), text)
    expect(doubt).toMatchObject({ kind: 'trait_contradiction', pointer: '/characters/0/traits/0' })
    expect(doubt === undefined ? '' : wordsOf(text, doubt)).toContain('gulped a glass of schnapps')
  })

  it.each([
    ['vegetarian', 'Ansa chewed the last of the venison.'],
    ['eats no fish', 'They had trout that night. Ansa ate two and wiped her plate.'],
    ['does not drink alcohol', '“A glass of the Madeira,” said Ansa, and drank it.'],
    ['has not smoked since the war', 'Ansa lit a cigar and leaned out of the window.'],
  ])('is taken against “%s”', (trait, text) => {
    expect(ask(abstention, cast(trait), text)).toHaveLength(1)
  })

  it.each([
    ['it is refused', 'teetotal', 'Ansa did not drink the wine.'],
    ['it is something else', 'teetotal', 'Ansa drank a glass of milk.'],
    ['it is somebody else’s', 'vegetarian', 'Ansa sat down. The dog chewed the ham.'],
    ['it is of the past', 'used to be vegetarian', 'Ansa chewed the ham.'],
    ['it is dreamt', 'teetotal', 'Ansa dreamed. She drank a glass of gin.'],
  ])('passes when %s', (_, trait, text) => {
    expect(ask(abstention, cast(trait), text)).toEqual([])
  })
})

describe('what somebody shuns', () => {
  it('is not suddenly loved', () => {
    expect(ask(loathing, cast('afraid of deep water'), 'Ansa loved the deep water of the quarry.')).toHaveLength(1)
    expect(ask(loathing, cast('hates music'), 'Ansa was fond of music.')).toHaveLength(1)
  })

  it('may be loved by others, and disliked still', () => {
    expect(ask(loathing, cast('afraid of deep water'), 'Ansa never loved deep water.')).toEqual([])
    expect(ask(loathing, cast('hates music'), 'The children loved music.')).toEqual([])
  })
})
