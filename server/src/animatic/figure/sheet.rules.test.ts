import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hex } from '../pen/colour.ts'
import { sheetOf } from './sheet.rules.ts'

const bibleOf = (description: string, traits: string[] = []) => ({
  characters: [{ entityId: 'char_a', canonicalName: 'Ann', description, traits }],
})

describe('a character sheet', () => {
  it('is the same every time, for any id and any words', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.array(fc.string()), (id, description, traits) => {
        const bible = { characters: [{ entityId: id, canonicalName: id, description, traits }] }
        expect(sheetOf(id, bible)).toEqual(sheetOf(id, structuredClone(bible)))
      }),
    )
  })

  it('does not depend on who else is in the bible', () => {
    const alone = bibleOf('a tall woman')
    const crowd = { characters: [{ entityId: 'char_b', canonicalName: 'Bo' }, ...alone.characters] }
    expect(sheetOf('char_a', crowd)).toEqual(sheetOf('char_a', alone))
  })

  it('follows what the bible says about hair, clothes, age and face', () => {
    const mara = sheetOf(
      'char_a',
      bibleOf('A woman with long auburn hair, a dark green coat and a yellow scarf, glasses.'),
    )
    expect(mara).toMatchObject({
      hairStyle: 'long',
      hasScarf: true,
      hasGlasses: true,
      hasBeard: false,
      garment: 'coat',
    })
    expect(mara.hair).toEqual(hex('#7a3420'))
    expect(mara.accent).toEqual(hex('#d9a837'))

    const keeper = sheetOf('char_a', bibleOf('an old man, bald, with a white beard and a red jacket', ['wears a cap']))
    expect(keeper).toMatchObject({ age: 'old', hairStyle: 'bald', hasBeard: true, headwear: 'cap', garment: 'jacket' })
    expect(keeper.coat).toEqual(hex('#a8352f'))

    const girl = sheetOf('char_a', bibleOf('a girl of nine with black braids'))
    expect(girl).toMatchObject({ age: 'child', hairStyle: 'braid', hasBeard: false })
    expect(girl.height).toBeLessThan(0.8)
  })

  it('keeps the look when a trait that says nothing about looks is added', () => {
    const before = bibleOf('A woman in a blue dress', ['brave'])
    expect(sheetOf('char_a', bibleOf('A woman in a blue dress', ['brave', 'afraid of the sea']))).toEqual(
      sheetOf('char_a', before),
    )
  })

  it('draws different people for different ids', () => {
    const looks = Array.from({ length: 30 }, (_, index) => {
      const { id: _id, phase: _phase, ...look } = sheetOf(`char_${index}`, { characters: [] })
      return JSON.stringify(look)
    })
    expect(new Set(looks).size).toBe(30)
  })
})
