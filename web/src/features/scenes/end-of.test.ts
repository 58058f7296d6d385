import { describe, expect, it } from 'vitest'
import { endOf } from './end-of.ts'

describe('the last words of a segment', () => {
  it('are the whole text when it is short', () => {
    expect(endOf(' The water\nsaid it back. ')).toBe('The water said it back.')
  })

  it('begin at a sentence', () => {
    const text = `${'It went on and on. '.repeat(30)}Then the bell rang once. Nobody moved.`
    expect(endOf(text)).toMatch(/^It went on and on\. .*Nobody moved\.$/)
    expect(endOf(text).length).toBeLessThanOrEqual(220)
  })

  it('begin at a word when the last sentence is endless', () => {
    expect(endOf(`Start ${'word '.repeat(100)}end.`)).toMatch(/^word .*end\.$/)
  })

  it('are found in a text without spaces', () => {
    expect(endOf('海'.repeat(500))).toHaveLength(220)
  })
})
