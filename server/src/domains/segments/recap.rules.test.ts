import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endingOf, recapSpans } from './recap.rules.ts'

describe('the spans of a recap', () => {
  it('cover all that was seen, once, in order and in at most twelve; never the place itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), (before) => {
        const { spans, recent } = recapSpans(before)
        expect(spans.length).toBeLessThanOrEqual(12)
        expect(spans.map(({ after }) => after)).toEqual([0, ...spans.map(({ upTo }) => upTo)].slice(0, spans.length))
        expect(spans.every(({ after, upTo }) => after < upTo)).toBe(true)
        expect(spans.at(-1)?.upTo ?? 0).toBe(before - 1)
        expect(spans.slice(spans.length - recent).every(({ after, upTo }) => upTo - after === 1)).toBe(true)
      }),
    )
  })

  it('keep the opening by itself', () => {
    expect(recapSpans(500).spans[0]).toEqual({ after: 0, upTo: 1 })
    expect(recapSpans(1)).toEqual({ spans: [], recent: 0 })
  })
})

describe('the ending of a text', () => {
  it('is its last whole sentences', () => {
    const text = `${'It rained all night. '.repeat(30)}\n\nNobody came. “Wait,” she said.`
    const ending = endingOf(text)
    expect(ending).toMatch(/^It rained all night\. .*Nobody came\. “Wait,” she said\.$/)
    expect(ending.length).toBeLessThanOrEqual(420)
  })

  it('is cut at a word where the last sentence alone is too long', () => {
    expect(endingOf(`${'on and on '.repeat(100)}.`)).toMatch(/^…(on|and) .*on \.$/)
    expect(endingOf('')).toBe('')
  })
})
