import {
  assert as assertProperty,
  array,
  asyncProperty,
  date,
  integer,
  property,
  string,
  tuple,
  uuid,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AFTER_EVERYTHING, cursorKind, Key } from './cursor.ts'

const newest = cursorKind('things.newest', [Key.instant, Key.id])
const popular = cursorKind('things.popular', [Key.integer, Key.id])

describe('a cursor', () => {
  it('gives back the keys it was made of', () => {
    const years = { min: new Date('1990-01-01T00:00:00Z'), max: new Date('2990-01-01T00:00:00Z'), noInvalidDate: true }
    assertProperty(
      property(date(years), integer({ min: 0, max: 999 }), uuid(), (moment, micros, id) => {
        const at = moment.toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`)
        expect(newest.decode(newest.encode([at, id]))).toEqual([at, id])
      }),
    )
  })

  it('of another order, or made up, is refused and never reaches the database', () => {
    const refused = expect.objectContaining({ code: 'cursor_invalid' })
    const id = '01890000-0000-7000-8000-000000000000'
    expect(() => newest.decode(popular.encode([1, id]))).toThrow(refused)
    for (const at of [
      'infinity',
      '2026-13-01T00:00:00Z',
      '2026-02-29T00:00:00Z',
      '0001-01-01T00:00:00Z',
      '2026-01-01',
      '2026-01-01T24:00:01Z',
    ])
      expect(() => newest.decode(newest.encode([at, id]))).toThrow(refused)
    for (const likes of [1.5, 2 ** 31, Number.NaN])
      expect(() => popular.decode(popular.encode([likes, id]))).toThrow(refused)
    assertProperty(
      property(string(), (text) => {
        expect(() => newest.decode(text)).toThrow(refused)
      }),
    )
  })

  it('walks a whole list in pages of any size, no row missing and none twice', async () => {
    const pagesOf = async (rows: readonly number[], limit: number) => {
      const list = cursorKind('numbers', [Key.integer])
      const found: number[] = []
      let cursor: string | null | undefined
      while (cursor !== null) {
        const page = await list.page(
          { limit, ...(cursor !== undefined && { cursor }) },
          {
            start: [AFTER_EVERYTHING.integer],
            read: ([below], count) => Promise.resolve(rows.filter((row) => row < below).slice(0, count)),
            keysOf: (row) => [row],
          },
        )
        expect(page.rows.length).toBeLessThanOrEqual(limit)
        found.push(...page.rows)
        cursor = page.nextCursor
      }
      return found
    }
    const samples = tuple(array(integer({ min: 0, max: 1000 }), { maxLength: 30 }), integer({ min: 1, max: 8 }))
    for (const [numbers, limit] of [
      [[], 3],
      [[5, 4, 3], 3],
      [[5, 4, 3, 2], 3],
    ] as const)
      expect(await pagesOf(numbers, limit)).toEqual(numbers)
    await assertProperty(
      asyncProperty(samples, async ([numbers, limit]) => {
        const rows = [...new Set(numbers)].toSorted((a, b) => b - a)
        expect(await pagesOf(rows, limit)).toEqual(rows)
      }),
    )
  })
})
