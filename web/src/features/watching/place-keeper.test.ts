import { describe, expect, it } from 'vitest'
import { createPlaceKeeper, KEEP_EVERY_MS, type Place } from './place-keeper.ts'

const at = (sequence: number, seconds: number): Place => ({ sequence, seconds, newestSequence: 3 })

function begin() {
  const kept: [place: Place, isLeaving: boolean][] = []
  const clock = { now: 0 }
  const keeper = createPlaceKeeper(
    (place, isLeaving) => kept.push([place, isLeaving]),
    () => clock.now,
  )
  return { keeper, kept, clock }
}

describe('a viewer’s place', () => {
  it('is kept at intervals while they watch, not at every tick', () => {
    const { keeper, kept, clock } = begin()
    for (let second = 1; second <= 40; second += 1) {
      clock.now = second * 1000
      keeper.move(at(1, second))
    }
    expect(kept.map(([place]) => place.seconds)).toEqual([11, 21, 31])
    expect(kept.every(([, isLeaving]) => !isLeaving)).toBe(true)
    expect(KEEP_EVERY_MS).toBe(10_000)
  })

  it('is kept at once when they stop or leave, and never twice the same', () => {
    const { keeper, kept } = begin()
    keeper.move(at(2, 4))
    keeper.flush(false)
    keeper.flush(true)
    keeper.move(at(2, 5))
    keeper.flush(true)
    keeper.flush(true)
    expect(kept).toEqual([
      [at(2, 4), false],
      [at(2, 5), true],
    ])
  })

  it('is nothing before anything was watched', () => {
    const { keeper, kept } = begin()
    keeper.move(at(1, 0))
    keeper.flush(true)
    expect(kept).toEqual([])
    keeper.move(at(1, 1))
    keeper.move(at(1, 0))
    keeper.flush(true)
    expect(kept).toEqual([[at(1, 0), true]])
  })
})
