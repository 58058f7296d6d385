import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { condense } from './condense.ts'

describe('condense', () => {
  it('never exceeds the limit by more than a closing mark, never breaks a character, and leaves what fits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 10, max: 120 }),
        (text, lengthMax) => {
          const condensed = condense(text, lengthMax)
          expect(condensed.length).toBeLessThanOrEqual(lengthMax + 1)
          expect(condensed.isWellFormed()).toBe(true)
          expect(condensed === text || text.length > lengthMax).toBe(true)
        },
      ),
    )
  })

  it.each([
    [
      'She ran, and the door fell shut behind her with a sound like thunder.',
      40,
      'She ran, and the door fell shut behind…',
    ],
    ['The lamp went out; nobody knew why, and nobody asked.', 30, 'The lamp went out…'],
    ['The lamp went out. Nobody knew why it had.', 30, 'The lamp went out.'],
    ['“Come in,” said Mrs. Openshaw to the boy at the door.', 25, '“Come in,” said…'],
    ['夜里下着雨，马拉独自守在灯塔里。', 8, '夜里下着雨…'],
  ])('cuts %s at %d', (text, lengthMax, expected) => {
    expect(condense(text, lengthMax)).toBe(expected)
  })
})
