import { describe, expect, it } from 'vitest'
import { segmentId } from '../../test/make.ts'
import { findLines, keyOfLine, lineAt, placeSegments } from './transcript.rules.ts'

const author = { username: 'mara', displayName: null }
const told = [1, 2, 3].map((sequence) => ({
  id: segmentId(sequence),
  sequence,
  author,
  language: 'en',
  lines: [
    { text: `Part ${sequence} begins.`, at: 0 },
    { text: `The ﬁre of part ${sequence}.`, at: 9 },
  ],
}))

describe('a transcript on the scene’s timeline', () => {
  // The second was taken down after its text was read.
  const placed = placeSegments(
    told,
    new Map([
      [1, 0],
      [3, 16],
    ]),
  )

  it('leaves out what is not in the scene any more', () => {
    expect(placed.map(({ sequence, lines }) => [sequence, lines.map(({ at }) => at)])).toEqual([
      [1, [0, 9]],
      [3, [16, 25]],
    ])
  })

  it('knows the line of each moment', () => {
    const at = (position: number) => {
      const line = lineAt(placed, position)
      return line && keyOfLine(line)
    }
    expect([-1, 0, 8.9, 9, 15.9, 16, 9999].map(at)).toEqual([null, '1.0', '1.0', '1.1', '1.1', '3.0', '3.1'])
  })

  it('is searched whatever the case and the letters’ form', () => {
    expect(findLines(placed, ' FIRE ').map(keyOfLine)).toEqual(['1.1', '3.1'])
    expect(findLines(placed, '  ')).toEqual([])
  })
})
