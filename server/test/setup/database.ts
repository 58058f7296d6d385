import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { expect, inject } from 'vitest'
import { eventually } from './eventually.ts'

/** The database every test database is a copy of: migrated, with partitions and the queue's schema, and empty. */
export const TEMPLATE_DATABASE = 'skein_template'

export type TestDatabase = {
  url: string
  /**
   * Drops the database. Close what the test opened first: a connection left open fails the test, because it would
   * otherwise keep a worker alive or hide a leak.
   */
  drop(): Promise<void>
}

async function withAdmin<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: inject('testClusterUrl') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function openConnections(client: Client, name: string): Promise<string[]> {
  const found = await client.query<{ connection: string }>(
    `SELECT application_name || ' ' || state || ': ' || left(query, 80) AS connection
     FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`,
    [name],
  )
  return found.rows.map((row) => row.connection)
}

async function createDatabase(template: string | undefined): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await withAdmin((client) =>
    client.query(`CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template}`}`),
  )
  const url = new URL(inject('testClusterUrl'))
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () =>
      withAdmin(async (client) => {
        try {
          await eventually(async () => expect(await openConnections(client, name)).toEqual([]))
        } finally {
          await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
        }
      }),
  }
}

/** A fresh copy of the migrated template, about a tenth of a second. One per test file is the rule. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(TEMPLATE_DATABASE)
}

/** A database with nothing in it, for tests of the migrations themselves. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase(undefined)
}
