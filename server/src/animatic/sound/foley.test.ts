import { describe, expect, it } from 'vitest'
import { exampleRequest, exampleShot } from '../example/video-request.ts'
import { footfalls, skeletonOf } from '../figure/pose.rules.ts'
import { addFoley } from './foley.ts'
import { FOLEY_KINDS, foleyOf } from './foley.rules.ts'

const still = { entityId: 'char_mara', pose: 'stand', expression: 'neutral', prop: null } as const
const heard = (...shots: Parameters<typeof exampleShot>[0][]) =>
  foleyOf(exampleRequest({ shots: shots.map((changes) => exampleShot({ cast: [still], ...changes })) }))

describe('small sounds', () => {
  it.each([
    ['walk', 0.95],
    ['run', 1.5],
  ] as const)('of a %s come when a drawn foot comes down', (pose, strides) => {
    const falls = footfalls(pose, 0.37, 8)
    expect(falls.length).toBeGreaterThanOrEqual(Math.floor(strides * 2 * 8) - 1)
    for (const at of falls) {
      const lowest = (seconds: number) => {
        const { frontFoot, backFoot } = skeletonOf(pose, seconds, 0.37, 'nothing')
        return [frontFoot[1], backFoot[1]].filter((y) => Math.abs(y) < 1e-9).length
      }
      // A moment before one foot is in the air, and at the fall both stand.
      expect(lowest(at - 0.03)).toBe(1)
      expect(lowest(at + 1e-6)).toBeGreaterThanOrEqual(1)
    }
    const cues = heard({ cast: [{ ...still, pose }] })
    expect(cues.every(({ kind }) => kind === 'step')).toBe(true)
    expect(cues.length).toBeGreaterThan(10)
  })

  it('belong to the shot that shows them', () => {
    const cues = heard(
      { durationSeconds: 3 },
      { durationSeconds: 2, cast: [{ ...still, pose: 'run' }] },
      { durationSeconds: 3, action: 'She opens the door, and the church bell rings.' },
    )
    for (const { at } of cues.filter(({ kind }) => kind === 'step')) {
      expect(at).toBeGreaterThanOrEqual(3)
      expect(at).toBeLessThan(5)
    }
    const others = cues.filter(({ kind }) => kind !== 'step')
    expect(others.map(({ kind }) => kind).toSorted()).toEqual(['bell', 'door'])
    for (const { at } of others) expect(at).toBeGreaterThan(5)
  })

  it.each([
    ['knock', 'Someone knocked three times.', {}],
    ['thunder', 'Thunder rolls over the hills.', {}],
    ['splash', 'He falls into the river.', {}],
    ['door', 'Er öffnete die Tür.', {}],
    ['splash', 'Tobias loses his footing.', { cast: [{ ...still, pose: 'fall' as const }] }],
    ['page', 'She reads.', { cast: [{ ...still, pose: 'read' as const, prop: 'book' }] }],
  ])('include a %s where "%s"', (kind, action, changes) => {
    expect(heard({ ...changes, action }).map((cue) => cue.kind)).toContain(kind)
  })

  it.each(['He is a bellwether of doors.', 'A knockout dress.', 'They talked of the outdoors.'])(
    'are not made up: "%s"',
    (action) => {
      expect(heard({ action, caption: '' })).toEqual([])
    },
  )

  it.each(FOLEY_KINDS)('such as a %s begin when they are due and are over before the segment is', (kind) => {
    const length = 4 * 48_000
    const sound = { left: new Float32Array(length), right: new Float32Array(length) }
    addFoley(sound, [{ kind, at: 2.5, strength: 1, side: 0, softness: 0.5 }], 4)
    const loudest = (from: number, to: number) =>
      sound.left.subarray(from * 48_000, to * 48_000).reduce((peak, value) => Math.max(peak, Math.abs(value)), 0)
    expect(loudest(0, 2.5)).toBe(0)
    expect(loudest(2.5, 3.3)).toBeGreaterThan(0.05)
    expect(loudest(2.5, 4)).toBeLessThanOrEqual(0.4)
    expect(Math.abs(sound.left[length - 1] ?? 1)).toBeLessThan(1e-4)
  })
})
