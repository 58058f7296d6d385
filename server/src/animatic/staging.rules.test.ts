import { FRAMINGS, POSES } from '@skein/contract/script'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { exampleShot } from './example/video-request.ts'
import { stageCast } from './staging.rules.ts'

const anyone = fc.record({
  entityId: fc.constantFrom('char_a', 'char_b', 'char_c'),
  pose: fc.constantFrom(...POSES),
  expression: fc.constant('neutral' as const),
  prop: fc.constantFrom('lantern', 'a thing nobody can draw', null),
})

it('keeps everybody inside the frame, whatever the cast and the framing', () => {
  fc.assert(
    fc.property(
      fc.array(anyone, { maxLength: 6 }),
      fc.constantFrom(...FRAMINGS),
      fc.constantFrom(1 as const, -1 as const),
      (cast, framing, side) => {
        const { marks } = stageCast(exampleShot({ cast, camera: { framing, move: 'static' } }), side)
        expect(marks.length).toBeLessThanOrEqual(cast.length)
        for (const mark of marks) {
          expect(mark.x).toBeGreaterThan(0.05)
          expect(mark.x).toBeLessThan(0.95)
        }
      },
    ),
  )
})

const insert = (props: string[]) =>
  stageCast(exampleShot({ cast: [], props, camera: { framing: 'insert', move: 'static' } }), 1)

it('fills an insert with the thing the text names, and with a person when it cannot be drawn', () => {
  expect(insert(['the keeper’s brass key']).insert).toBe('key')
  expect(insert(['a feeling of dread']).insert).toBeNull()
})

it('lets two people face each other', () => {
  const cast = (['char_a', 'char_b'] as const).map((entityId) => ({
    entityId,
    pose: 'stand' as const,
    expression: 'happy' as const,
    prop: null,
  }))
  const { marks } = stageCast(exampleShot({ cast, camera: { framing: 'two_shot', move: 'static' } }), 1)
  expect(marks.map((mark) => mark.facing)).toEqual([1, -1])
})
