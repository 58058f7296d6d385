import { describe, expect, it } from 'vitest'
import { ask, wordsOf } from '../../../../../test/make/continuity.ts'
import { colourContradiction } from './colour-contradiction.ts'
import { traitContradiction } from './trait-contradiction.ts'

const of = (traits: string[], text: string, description = 'A woman of fifty') =>
  ask(traitContradiction, { characters: [{ canonicalName: 'Greta Holm', description, traits }] }, text)

describe('what somebody cannot do', () => {
  it.each([
    ['blind', 'Greta glanced at the clock and read the note aloud.'],
    ['deaf since birth', 'Greta heard the latch click behind her.'],
    ['mute', '“Sit down,” Greta said.'],
    ['lost her left arm', 'Greta lifted the child with both hands.'],
    ['left-handed', 'Greta took the pen in her right hand and signed.'],
    ['never learned to read', 'Greta read the letter through and laughed.'],
    ['cannot swim', 'Greta swam out to the buoy and back.'],
    ['teetotal', 'Greta drained her third whisky.'],
    ['vegetarian', 'Greta ate the last of the bacon.'],
    ['in a wheelchair', 'Greta ran up the stairs.'],
    ['cannot drive', 'Greta drove the van down to the quay.'],
    ['allergic to walnuts', 'Greta ate the walnuts one by one.'],
    ['never plays cards', 'Greta played cards until three.'],
  ])('is found against "%s"', (trait, text) => {
    const doubts = of([trait], text)
    expect(doubts.map(({ kind, pointer }) => [kind, pointer])).toEqual([
      ['trait_contradiction', '/characters/0/traits/0'],
    ])
  })

  it('points at the deed', () => {
    const text = 'It was late. Greta read the letter through and laughed.'
    const [doubt] = of(['never learned to read'], text)
    expect(doubt === undefined ? '' : wordsOf(text, doubt)).toBe('Greta read the letter through')
  })

  it.each([
    ['shown, not contradicted', ['blind'], 'Greta read the note with her fingertips.'],
    ['a wish', ['blind'], 'If Greta saw the sea, she would weep.'],
    ['a denial', ['cannot swim'], 'Greta did not swim. She watched.'],
    ['somebody else’s', ['teetotal'], 'Greta poured. The judge drained his third whisky.'],
    ['a dream', ['cannot swim'], 'In the dream Greta swam out to the buoy. Then she woke.'],
    ['a figure of speech', ['illiterate'], 'Greta read the sky and shook her head.'],
    ['a mended trait', ['was once blind, cured in Lyon'], 'Greta glanced at the clock.'],
    ['talk', ['blind'], '“Greta watched the road all day,” he lied.'],
  ])('passes as %s', (_, traits, text) => {
    expect(of(traits, text)).toEqual([])
  })
})

describe('the colour of eyes and hair', () => {
  const colour = (text: string, traits = ['grey eyes', 'red-haired']) =>
    ask(colourContradiction, { characters: [{ canonicalName: 'Greta Holm', description: 'A woman', traits }] }, text)

  it.each([
    ['/characters/0/traits/0', 'Greta’s brown eyes met his.'],
    ['/characters/0/traits/1', 'Greta sat down and pushed her black hair out of her face.'],
  ])('is found changed: %s', (pointer, text) => {
    expect(colour(text)).toMatchObject([{ kind: 'trait_contradiction', pointer }])
  })

  it.each([
    ['the same by another name', 'Greta’s gray eyes met his. Greta’s auburn hair was wet.'],
    ['tears', 'Greta’s red eyes met his.'],
    ['age', 'Greta’s grey hair was wet.'],
    ['dye', 'Greta had dyed it, and Greta’s black hair was wet.'],
    ['somebody else', 'Anders came in. Anders’s brown eyes met hers.'],
  ])('passes for %s', (_, text) => {
    expect(colour(text)).toEqual([])
  })
})
