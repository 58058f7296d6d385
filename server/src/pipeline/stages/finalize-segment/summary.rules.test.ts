import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { extendSummary, readSummary } from './summary.rules.ts'

const grow = (loglines: readonly string[]) =>
  loglines.reduce<{ summary: string; covered: number[] }>(
    ({ summary }, logline, index) => extendSummary(summary, { sequence: index + 1, logline }),
    { summary: '', covered: [] },
  )

it('stays within its bound for ever, and keeps the beginning and the newest line', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 400 }), (loglines) => {
      const { summary, covered } = grow(loglines)
      expect(summary.length).toBeLessThanOrEqual(6_200)
      expect(covered[0]).toBe(1)
      expect(covered.at(-1)).toBe(loglines.length)
      expect(covered).toEqual(covered.toSorted((a, b) => a - b))
    }),
    { numRuns: 30 },
  )
})

it('says what each line stands for, and can be read back', () => {
  const { summary, covered } = grow(['A boat comes in.', 'Nobody\nis aboard.', 'The bell rings.'])
  expect(summary).toBe('1. A boat comes in.\n2. Nobody is aboard.\n3. The bell rings.')
  expect(readSummary(summary).map(({ sequence }) => sequence)).toEqual(covered)
})

it('takes a segment in once, however often it is told', () => {
  const { summary } = grow(['A boat comes in.'])
  expect(extendSummary(summary, { sequence: 1, logline: 'A boat comes in.' }).summary).toBe(summary)
})
