import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { addMonths, monthInName, monthOf, partitionName } from './month.ts'

const aMonth = fc.record({ year: fc.integer({ min: 1970, max: 9000 }), month: fc.integer({ min: 1, max: 12 }) })

it('reads the month of a moment in UTC, whatever the hour', () => {
  expect(monthOf(new Date('2026-12-31T23:59:59.999Z'))).toEqual({ year: 2026, month: 12 })
  expect(monthOf(new Date('2027-01-01T00:00:00.000Z'))).toEqual({ year: 2027, month: 1 })
  expect(monthOf(new Date('2028-02-29T12:00:00+14:00'))).toEqual({ year: 2028, month: 2 })
})

it('comes back to the same month after any number of steps there and back', () => {
  fc.assert(
    fc.property(aMonth, fc.integer({ min: -600, max: 600 }), (month, count) => {
      expect(addMonths(addMonths(month, count), -count)).toEqual(month)
    }),
  )
})

it('steps as the calendar does', () => {
  fc.assert(
    fc.property(aMonth, fc.integer({ min: -600, max: 600 }), (month, count) => {
      expect(addMonths(month, count)).toEqual(monthOf(new Date(Date.UTC(month.year, month.month - 1 + count, 1))))
    }),
  )
})

it('finds the month in every name it made', () => {
  fc.assert(
    fc.property(aMonth, (month) => {
      expect(monthInName('jobs', partitionName('jobs', month))).toEqual(month)
    }),
  )
})

it.each([
  'jobs_2026_13',
  'jobs_2026_00',
  'jobs_2026_1',
  'jobs_26_01',
  'jobs_2026_01_old',
  'jobs_archive',
  'old_jobs_2026_01',
  'jobs2026_01',
])('takes %s for a stranger', (name) => {
  expect(monthInName('jobs', name)).toBeUndefined()
})
