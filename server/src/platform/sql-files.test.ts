import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { DateColumn, parseSqlFile, readSqlStatement, type SqlRunner, SqlRowFailure, sqlStatement } from './sql-files.ts'

const name = 'platform/append-audit-line'

/** Stands in for the driver: what it hands back is given, what it was asked is kept. */
function driver(rows: unknown): SqlRunner & { asked: unknown[][] } {
  const asked: unknown[][] = []
  return {
    asked,
    $queryRawUnsafe: (text, ...values) => {
      asked.push([text, ...values])
      return Promise.resolve(rows)
    },
  }
}

describe('a statement file', () => {
  it('is sent without its header and closing semicolon, under its own name', () => {
    expect(
      parseSqlFile('scenes/read-head', '-- One scene.\n-- $1: its id.\nSELECT 1; -- not the end\nSELECT 2;\n'),
    ).toBe('/* scenes/read-head */ SELECT 1; -- not the end\nSELECT 2')
  })

  it('must say what a caller may rely on, and must have a statement', () => {
    expect(() => parseSqlFile('scenes/read-head', 'SELECT 1')).toThrow(/no header/)
    expect(() => parseSqlFile('scenes/read-head', '-- One scene.\n\n')).toThrow(/no statement/)
  })

  it('holds what it shares with another in its place, and nothing of what that says to its readers', () => {
    const both = ['search/find-scenes', 'search/count-scene-facets'].map(readSqlStatement)
    for (const statement of both) {
      expect(statement).toContain('AND (cardinality($10::text[]) = 0 OR scenes.content_notes @> $10::text[])\n')
      expect(statement).not.toMatch(/\\ir|-- Part of/)
    }
  })

  it.each(['../secrets', 'scenes/../migrations/0001_accounts', 'Scenes/read', 'read'])(
    'is not looked for under %s',
    (wrong) => {
      expect(() => readSqlStatement(wrong)).toThrow(/not the name of a statement/)
    },
  )
})

describe('running a statement', () => {
  it('passes values as parameters and hands over rows that fit', async () => {
    const client = driver([{ id: 'a', at: new Date(0), extra: true }])
    const run = sqlStatement(name, Type.Object({ id: Type.String(), at: DateColumn }))
    const rows = await run(client, ['one', 2, null])
    expect(rows).toEqual([{ id: 'a', at: new Date(0), extra: true }])
    expect(client.asked).toEqual([[readSqlStatement(name), 'one', 2, null]])
  })

  it.each([
    ['a missing column', [{ at: new Date(0) }]],
    ['another type', [{ id: 1, at: new Date(0) }]],
    ['NULL where none may be', [{ id: null, at: new Date(0) }]],
    ['a date that is text', [{ id: 'a', at: '1970-01-01' }]],
    ['an invalid date', [{ id: 'a', at: new Date(Number.NaN) }]],
    ['no rows at all but something else', { count: 1 }],
    ['a second row that is wrong', [{ id: 'a', at: new Date(0) }, { id: 'b' }]],
  ])('refuses %s, and says which file it came from', async (_what, rows) => {
    const run = sqlStatement(name, Type.Object({ id: Type.String(), at: DateColumn }))
    const refused = run(driver(rows), [])
    await expect(refused).rejects.toBeInstanceOf(SqlRowFailure)
    await expect(refused).rejects.toThrow(`sql/${name}.sql returned a row that does not fit`)
  })
})
