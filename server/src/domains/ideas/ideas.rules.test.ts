import { array, assert as assertProperty, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizeTags, parseTagFilter } from './ideas.rules.ts'

describe('tags', () => {
  it('have one spelling, each once, in the order given', () => {
    expect(normalizeTags(['Sea  Stories', ' sea stories', 'É', 'e\u0301', ' '])).toEqual(['sea stories', 'é'])
  })

  it('do not change when they are normalised again', () => {
    assertProperty(
      property(array(string({ unit: 'grapheme' })), (tags) => {
        const once = normalizeTags(tags)
        expect(normalizeTags(once)).toEqual(once)
      }),
    )
  })

  it('of a filter come out of a list with commas; what no tag can be is dropped', () => {
    expect(parseTagFilter(undefined)).toEqual([])
    expect(parseTagFilter(' Fog ,, bells,fog')).toEqual(['fog', 'bells'])
    expect(parseTagFilter('x'.repeat(41))).toEqual([])
    expect(parseTagFilter(Array.from({ length: 50 }, (_, index) => `t${index}`).join(','))).toHaveLength(20)
  })
})
