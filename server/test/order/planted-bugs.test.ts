import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { checkListAppend, countAnomalies } from './check-list-append.ts'
import { type ListSubject, observeList } from './observe-list.ts'

const WRITERS = 16
const TURNS = 40
const LISTS = ['first', 'second', 'third']

let database: TestDatabase
let pool: Pool
beforeAll(async () => {
  database = await createTestDatabase()
  pool = new Pool({ connectionString: database.url, max: WRITERS + 4 })
  // Scratch tables of this database: what Skein's own constraints would refuse can happen here.
  await pool.query('CREATE TABLE scratch_positions (list text NOT NULL, sequence int NOT NULL, value text NOT NULL)')
  await pool.query('CREATE TABLE scratch_scenes (list text PRIMARY KEY, sequence int NOT NULL DEFAULT 0)')
  await pool.query("CREATE TABLE scratch_documents (list text PRIMARY KEY, items jsonb NOT NULL DEFAULT '[]')")
  for (const table of ['scratch_scenes', 'scratch_documents'])
    await pool.query(`INSERT INTO ${table} (list) SELECT unnest($1::text[])`, [LISTS])
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const valueOf = (writer: number, turn: number) => `w${writer}-${turn}`
async function readPositions(list: string): Promise<string[]> {
  const { rows } = await pool.query<{ value: string }>(
    'SELECT value FROM scratch_positions WHERE list = $1 ORDER BY sequence, ctid',
    [list],
  )
  return rows.map(({ value }) => value)
}
async function readDocument(list: string): Promise<string[]> {
  const { rows } = await pool.query<{ items: string[] }>('SELECT items FROM scratch_documents WHERE list = $1', [list])
  return rows[0]?.items ?? []
}
const reader = (read: (list: string) => Promise<string[]>) => async (list: string) =>
  ({ source: 'select', promise: 'present', saw: await read(list) }) as const

/** A sequence that is read, raised by one and written, with nothing held in between and no constraint to notice. */
const withoutTheLock: ListSubject = {
  lists: LISTS,
  append: async (list, writer, turn) => {
    const value = valueOf(writer, turn)
    const { rows } = await pool.query<{ next: number }>(
      'SELECT coalesce(max(sequence), 0) + 1 AS next FROM scratch_positions WHERE list = $1',
      [list],
    )
    const place = rows[0]?.next ?? 1
    await pool.query('INSERT INTO scratch_positions (list, sequence, value) VALUES ($1, $2, $3)', [list, place, value])
    return { outcome: 'accepted', value, place }
  },
  readers: [reader(readPositions), reader(readPositions)],
  readFinal: readPositions,
}

/** The list as one document that each writer replaces as a whole: the last write wins. */
const wholeDocument: ListSubject = {
  lists: LISTS,
  append: async (list, writer, turn) => {
    const value = valueOf(writer, turn)
    const items = [...(await readDocument(list)), value]
    await pool.query('UPDATE scratch_documents SET items = $2 WHERE list = $1', [list, JSON.stringify(items)])
    return { outcome: 'accepted', value, place: items.length }
  },
  readers: [reader(readDocument), reader(readDocument)],
  readFinal: readDocument,
}

/** The same table with the list's row locked first, as Skein does it: the checker has nothing to say. */
const underTheLock: ListSubject = {
  lists: LISTS,
  append: async (list, writer, turn) => {
    const value = valueOf(writer, turn)
    const { rows } = await pool.query<{ sequence: number }>(
      `WITH place AS (UPDATE scratch_scenes SET sequence = sequence + 1 WHERE list = $1 RETURNING sequence)
       INSERT INTO scratch_positions (list, sequence, value) SELECT $1, sequence, $2 FROM place RETURNING sequence`,
      [list, value],
    )
    return { outcome: 'accepted', value, place: rows[0]?.sequence ?? 0 }
  },
  readers: [reader(readPositions), reader(readPositions)],
  readFinal: readPositions,
}

async function anomaliesOf(subject: ListSubject) {
  const history = await observeList(subject, { writers: WRITERS, goesOn: (turn) => turn < TURNS })
  expect(history.appends).toHaveLength(WRITERS * TURNS)
  expect(history.reads.length).toBeGreaterThan(TURNS)
  return countAnomalies(checkListAppend(history))
}

describe('the list-append checker on real runs', () => {
  it('catches a sequence that is read, raised and written without the scene’s lock', async () => {
    const anomalies = await anomaliesOf(withoutTheLock)
    expect(anomalies.wrong_place).toBeGreaterThan(0)
    expect(anomalies.not_a_prefix).toBeGreaterThan(0)
  })

  it('catches a list that is replaced as a whole document', async () => {
    const anomalies = await anomaliesOf(wholeDocument)
    expect(anomalies.lost_append).toBeGreaterThan(0)
    expect(anomalies.not_a_prefix).toBeGreaterThan(0)
  })

  it('finds nothing when the same writers take the lock first', async () => {
    await pool.query('TRUNCATE scratch_positions')
    expect(await anomaliesOf(underTheLock)).toEqual({})
  })
})
