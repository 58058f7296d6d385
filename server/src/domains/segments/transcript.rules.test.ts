import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { transcriptLines } from './transcript.rules.ts'

describe('the lines of a transcript', () => {
  it('tell a sentence when the caption that quotes it is shown, and share the time between', () => {
    const text = 'Mara lit the lamp.\n\nNobody saw it. Nobody cared much. “Who is there?” she asked the fog.'
    const cues = [
      { start: 0, text: 'Mara lit the lamp.' },
      { start: 8, text: '“Who is there?”' },
    ]
    const lines = transcriptLines(text, cues, 16)
    expect(lines.map((line) => line.text)).toEqual([
      'Mara lit the lamp.',
      'Nobody saw it.',
      'Nobody cared much.',
      '“Who is there?” she asked the fog.',
    ])
    expect(lines[0]?.at).toBe(0)
    expect(lines[3]?.at).toBe(8)
    expect(lines[1]?.at).toBeGreaterThan(0)
    expect(lines[2]?.at).toBeLessThan(8)
  })

  it('hold every word, and their moments never fall nor leave the segment, whatever text and captions are', () => {
    const cue = fc.record({ start: fc.double({ min: 0, max: 40, noNaN: true }), text: fc.string({ unit: 'grapheme' }) })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.array(cue), (text, cues) => {
        const quoted = cues.map((one, index) => ({ ...one, text: index % 2 === 0 ? text.slice(index * 5) : one.text }))
        const lines = transcriptLines(text, quoted, 24)
        const words = (whole: string) => whole.replaceAll(/\s+/gu, '')
        expect(words(lines.map((line) => line.text).join(''))).toBe(words(text))
        const moments = lines.map(({ at }) => at)
        expect(moments).toEqual(moments.toSorted((one, other) => one - other))
        expect(moments.every((at) => at >= 0 && at <= 24)).toBe(true)
      }),
    )
  })
})
