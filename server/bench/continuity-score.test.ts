import { describe, expect, it } from 'vitest'
import { type Judged, qualityOf, scoresOf, shareOf } from './continuity-score.ts'

const gold = (kind: string, severity: 'warn' | 'block' = 'block') => ({ kinds: [kind], severity, start: 0, end: 10 })
const said = (kind: string, severity: string, start = 0) => ({ kind, severity, confidence: 0.9, start, end: start + 5 })
const item = (id: string, parts: Partial<Judged>): Judged => ({
  id,
  traps: [],
  gold: [],
  said: [],
  milliseconds: 1,
  ...parts,
})

describe('the score of a validator', () => {
  it('gives a share its Wilson interval, and a count of none the whole range', () => {
    const share = shareOf(9, 10)
    expect([share.low, share.high].map((bound) => Number(bound.toFixed(3)))).toEqual([0.596, 0.982])
    expect(shareOf(0, 0)).toMatchObject({ low: 0, high: 1 })
  })

  it('never leaves the range of a share', () => {
    expect(shareOf(0, 7).low).toBe(0)
    expect(shareOf(7, 7).high).toBe(1)
  })

  it('weighs being right against being complete', () => {
    expect(qualityOf({ right: 1, said: 2, found: 1, all: 1 }).f1).toBeCloseTo(2 / 3)
  })

  it('gives F1 an interval that holds it and narrows as texts are added', () => {
    const few = qualityOf({ right: 3, said: 4, found: 3, all: 6 })
    const many = qualityOf({ right: 300, said: 400, found: 300, all: 600 })
    for (const { f1, f1Low, f1High } of [few, many]) {
      expect(f1Low).toBeLessThan(f1)
      expect(f1High).toBeGreaterThan(f1)
    }
    expect(many.f1High - many.f1Low).toBeLessThan((few.f1High - few.f1Low) / 5)
  })

  it('counts a finding of the wrong kind as a detection but not as right', () => {
    const scores = scoresOf([item('a', { gold: [gold('anachronism')], said: [said('location_jump', 'warn')] })])
    expect(scores.detection.recall.hits).toBe(1)
    expect(scores.findings.precision.hits).toBe(0)
    expect(scores.byKind['anachronism']?.recall.hits).toBe(0)
  })

  it('holds a block on a legal text against the blocks and against its traps', () => {
    const scores = scoresOf([
      item('a', { traps: ['dream'], said: [said('anachronism', 'block')] }),
      item('b', { traps: ['dream'] }),
      item('c', { gold: [gold('anachronism')], said: [said('anachronism', 'block', 40)] }),
    ])
    expect(scores.falseBlocks).toMatchObject({ hits: 1, of: 2 })
    expect(scores.falseAlarmsByTrap['dream']).toMatchObject({ hits: 1, of: 2 })
    expect(scores.blocks.precision).toMatchObject({ hits: 1, of: 2 })
    expect(scores.located).toMatchObject({ hits: 0, of: 1 })
  })

  it('takes any kind the label accepts', () => {
    const accepted = {
      kinds: ['unexplained_return', 'inactive_character_acts'],
      severity: 'block' as const,
      start: 0,
      end: 9,
    }
    const scores = scoresOf([item('a', { gold: [accepted], said: [said('inactive_character_acts', 'block')] })])
    expect(scores.blocks.recall).toMatchObject({ hits: 1, of: 1 })
  })
})
