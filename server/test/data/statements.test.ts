import { Client } from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { listSqlStatements, readSqlStatement } from '#platform/sql-files.ts'
import { createTestDatabase } from '../setup/database.ts'

const database = await createTestDatabase()
const client = new Client({ connectionString: database.url })
await client.connect()
afterAll(async () => {
  await client.end()
  await database.drop()
})

async function prepare(text: string): Promise<void> {
  await client.query(`PREPARE statement AS ${text}`)
  await client.query('DEALLOCATE statement')
}

describe('the migrated database accepts', () => {
  it.each(listSqlStatements())('%s', async (name) => {
    await expect(prepare(readSqlStatement(name))).resolves.toBeUndefined()
  })
})

it('would refuse a statement with a column that does not exist', async () => {
  await expect(prepare('SELECT no_such_column FROM scenes')).rejects.toMatchObject({ code: '42703' })
})

it('finds the statements that the domains keep', () => {
  expect(listSqlStatements().length).toBeGreaterThan(0)
  expect(listSqlStatements().filter((name) => /^(migrations|routines)\//.test(name))).toEqual([])
})
