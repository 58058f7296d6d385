import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findQuote } from './find-quote.ts'

describe('words a model quotes', () => {
  it.each([
    ['letter for letter', 'She said “no” twice.', '“no” twice', '“no” twice'],
    ['with other quotation marks', 'She said “it’s late”.', `"it's late"`, '“it’s late”'],
    ['with other spaces', 'The\n  old\u00a0mill', 'The old mill', 'The\n  old\u00a0mill'],
    ['in quotation marks of the model’s own', 'The old mill burned.', '"old mill"', 'old mill'],
  ])('are found %s', (_, text, words, found) => {
    const start = text.indexOf(found)
    expect(findQuote(text, words)).toEqual({ start, end: start + found.length, text: found })
  })

  it.each([
    ['words that are not there', 'the new mill'],
    ['words left out in the middle', 'The mill'],
    ['nothing', ''],
    ['marks alone', '“”'],
  ])('are not found: %s', (_, words) => {
    expect(findQuote('The old mill burned “down”.', words)).toBeNull()
  })

  it('are cut to what a card shows, never within a character', () => {
    const text = `${'a'.repeat(199)}😀${'b'.repeat(50)}`
    expect(findQuote(text, text)).toEqual({ start: 0, end: 199, text: 'a'.repeat(199) })
  })

  it('are the text’s own words wherever they are found, however the model spaces and marks them', () => {
    const letters = fc.array(fc.constantFrom('a', 'é', '😀', ' ', '\n', '“', '”', '’', "'", '"', '.'), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(letters, letters, letters, (before, words, after) => {
        const text = [...before, 'x', ...words, 'x', ...after].join('')
        const asked = `x${words.join('')}x`.replaceAll(/\s+/g, '  ').replaceAll(/[“”]/g, '"').replaceAll('’', "'")
        const found = findQuote(text, asked)
        expect(found).not.toBeNull()
        expect(found?.text).toBe(text.slice(found?.start, found?.end))
        expect(found?.text.replaceAll(/\s+/g, '')).toHaveLength(`x${words.join('')}x`.replaceAll(/\s+/g, '').length)
      }),
    )
  })
})
