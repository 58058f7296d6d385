import { assert as assertProperty, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correctableWords, readTyping, replaceWords, searchOf } from './words.rules.ts'

describe('the words of a search', () => {
  it('may be mistyped unless they are left out, join others, are short or are numbers', () => {
    expect(correctableWords('The "Hrabour light" or fog -hall at 1911, the')).toEqual([
      'the',
      'hrabour',
      'light',
      'fog',
    ])
    expect(correctableWords('Маяк-маяк')).toEqual(['маяк'])
    expect(correctableWords('one two three four five')).toHaveLength(4)
  })

  it('are replaced in their places, with everything between them kept', () => {
    const corrections = new Map([
      ['hrabour', 'harbour'],
      ['hall', 'ball'],
      ['or', 'oar'],
    ])
    expect(replaceWords('"Hrabour light" or -hall, hrabour!', corrections)).toBe('"harbour light" or -hall, harbour!')
    expect(replaceWords('nothing here', corrections)).toBeNull()
    expect(replaceWords('hrabour', new Map())).toBeNull()
  })

  it('keep the last one apart while they are typed', () => {
    expect(readTyping('The old har')).toEqual({ before: ['the', 'old'], last: 'har' })
    expect(readTyping(' -"&|! ')).toBeNull()
    expect(searchOf(['old'], ['harbour', 'hard'])).toBe('"old" "harbour" or "old" "hard"')
  })

  it('are all there again after every one was replaced by itself', () => {
    assertProperty(
      property(string({ unit: 'grapheme' }), (q) => {
        const same = new Map(correctableWords(q).map((word) => [word, word]))
        expect((replaceWords(q, same) ?? q).toLowerCase()).toBe(q.toLowerCase())
      }),
    )
  })
})
