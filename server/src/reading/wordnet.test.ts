import { describe, expect, it } from 'vitest'
import { kindsOf } from './wordnet.ts'

describe('what a word is a kind of', () => {
  it.each([
    ['whisky', 'noun', 'alcohol'],
    ['prawn', 'noun', 'seafood'],
    ['corporal', 'noun', 'person'],
    ['gallop', 'verb', 'ride'],
    ['sip', 'verb', 'drink'],
  ] as const)('%s, a %s, is a kind of %s', (word, kind, wider) => {
    expect(kindsOf(word, kind, 1)).toContain(wider)
  })

  it('begins with the word and its synonyms', () => {
    expect([...kindsOf('cutlass', 'noun', 1)].slice(0, 3)).toEqual(['cutlas', 'cutlass', 'sword'])
  })

  it('is nothing for a word nobody knows, and for the ends of the dictionary', () => {
    expect(kindsOf('zzzzqx', 'noun', 2).size).toBe(0)
    expect(kindsOf('', 'verb', 2).size).toBe(0)
    expect(kindsOf('  1 This software', 'noun', 2).size).toBe(0)
    expect(kindsOf('zymosis', 'noun', 1).size).toBeGreaterThan(0)
  })
})
