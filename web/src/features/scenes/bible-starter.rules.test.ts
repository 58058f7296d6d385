import { ENTITY_ID_PATTERN } from '@skein/contract/script'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_STARTER, entityIdFor, starterBible } from './bible-starter.rules.ts'

describe('the bible starter', () => {
  it('gives every character an id of its own that the bible accepts, in any script', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 12 }), (names) => {
        const characters = names.map((name, row) => ({ row, name, description: '' }))
        const ids = starterBible({ ...EMPTY_STARTER, characters })?.characters.map((entry) => entry.entityId) ?? []
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of ids) expect(id).toMatch(new RegExp(ENTITY_ID_PATTERN))
      }),
    )
  })

  it('makes readable ids of Latin names and numbers the rest', () => {
    expect(entityIdFor('Zoë Müller', new Set())).toBe('char_zoemuller')
    expect(entityIdFor('Zoe Muller', new Set(['char_zoemuller']))).toBe('char_zoemuller2')
    expect(entityIdFor('由紀', new Set(['char_n1']))).toBe('char_n2')
  })

  it('is nothing when everything was left empty', () => {
    expect(
      starterBible({ ...EMPTY_STARTER, rules: ' \n ', characters: [{ row: 0, name: ' ', description: 'x' }] }),
    ).toBeUndefined()
  })
})
