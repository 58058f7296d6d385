import { describe, expect, it } from 'vitest'
import { makeBible } from '../../test/make.ts'
import { charactersIn, entityNames } from './entity-names.ts'

describe('the bible in play', () => {
  it('finds names, first names and aliases as whole words', () => {
    const found = (text: string) => [...charactersIn(makeBible(), text)]
    expect(found('INES waited.')).toEqual(['char_ines'])
    expect(found('“Bram!” called the keeper.')).toEqual(['char_ines', 'char_bram'])
    expect(found('The brambles and the Ineslake.')).toEqual([])
  })

  it('finds names in scripts without spaces', () => {
    const bible = makeBible({ characters: [{ entityId: 'char_n1', canonicalName: '由紀' }] })
    expect([...charactersIn(bible, '朝、由紀は海へ行った。')]).toEqual(['char_n1'])
  })

  it('names an entity it does not know yet after its id', () => {
    expect(entityNames(undefined)('char_ines')).toBe('Ines')
    expect(entityNames(makeBible())('char_ines')).toBe('Ines Cardoso')
  })
})
