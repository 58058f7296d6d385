import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isDue } from './archive-due.ts'
import { addMonths, monthOf, partitionName } from './month.ts'
import { PARTITION_POLICIES } from './policy.ts'
import { withNames } from './statements.ts'

const jobs = { table: 'jobs', monthsAhead: 3, monthsKept: 6 } as const
const nameOf = (year: number, month: number) => partitionName('jobs', { year, month })

function firstKept(moment: string): string {
  const now = new Date(moment)
  let month = addMonths(monthOf(now), -24)
  while (isDue(jobs, month, now)) month = addMonths(month, 1)
  return partitionName('jobs', month)
}

it.each([
  ['the last millisecond of a month', '2026-10-31T23:59:59.999Z', nameOf(2026, 4)],
  ['the first of the next', '2026-11-01T00:00:00.000Z', nameOf(2026, 5)],
  ['the last of a year', '2026-12-31T23:59:59.999Z', nameOf(2026, 6)],
  ['the first of a year', '2027-01-01T00:00:00.000Z', nameOf(2026, 7)],
  ['a leap day', '2028-02-29T23:59:59.999Z', nameOf(2027, 8)],
  ['the day after a leap day', '2028-03-01T00:00:00.000Z', nameOf(2027, 9)],
  ['the 31st, six months after a month of thirty days', '2026-10-31T12:00:00.000Z', nameOf(2026, 4)],
])('keeps this month and six whole ones before it on %s', (_name, moment, first) => {
  expect(firstKept(moment)).toBe(first)
})

const moments = fc.date({ min: new Date('2001-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })

it('at any moment: what is due is older than every kept month, stays due, and nothing of the last 180 days is', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: -40, max: 3 }), fc.integer({ min: 0, max: 400 }), (now, offset, days) => {
      const month = addMonths(monthOf(now), offset)
      const later = new Date(now.getTime() + days * 86_400_000)
      expect(isDue(jobs, month, now)).toBe(offset < -6)
      if (isDue(jobs, month, now)) expect(isDue(jobs, month, later)).toBe(true)
      expect(isDue(jobs, monthOf(new Date(now.getTime() - 180 * 86_400_000)), now)).toBe(false)
    }),
  )
})

it('at no moment lets a segment go', () => {
  const segments = PARTITION_POLICIES.find(({ table }) => table === 'segments')
  fc.assert(
    fc.property(moments, moments, (month, now) => {
      expect(segments !== undefined && isDue(segments, monthOf(month), now)).toBe(false)
    }),
  )
})

it('puts nothing but plain names into a statement', () => {
  expect(withNames('-- a: header with :name\nDROP TABLE :partition', { partition: 'jobs_2026_01' })).toBe(
    '-- a: header with :name\nDROP TABLE jobs_2026_01',
  )
  expect(withNames('SELECT $1::uuid', {})).toBe('SELECT $1::uuid')
  for (const partition of ['jobs; DROP TABLE users', 'Jobs', "x'", 'a b', ''])
    expect(() => withNames('DROP TABLE :partition', { partition })).toThrow(RangeError)
})
