import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmptyDatabase, createTestDatabase } from '../setup/database.ts'
import { type CatalogColumn, readColumns, readSchemaFacts } from './catalog.ts'
import { readPrismaColumns, readPrismaSchema } from './prisma-schema.ts'
import { SEED_CORRECTIONS, SEED_SQL_CORRECTIONS } from './seed-corrections.ts'

const live = await createTestDatabase()
const seeded = await createEmptyDatabase()
const client = new Client({ connectionString: live.url })
const seedClient = new Client({ connectionString: seeded.url })
let seedFacts: string[]

beforeAll(async () => {
  await client.connect()
  await seedClient.connect()
  const sql = SEED_SQL_CORRECTIONS.reduce(
    (text, { from, to }) => text.replace(from, to),
    readFileSync(new URL('seed-schema.sql', import.meta.url), 'utf8'),
  )
  await seedClient.query(sql)
  seedFacts = await readSchemaFacts(seedClient)
})

afterAll(async () => {
  await client.end()
  await seedClient.end()
  await live.drop()
  await seeded.drop()
})

function inSkein(seedFact: string): string {
  return SEED_CORRECTIONS.reduce((fact, { correct }) => correct(fact) ?? fact, seedFact)
}

async function missingFromSkein(): Promise<string[]> {
  const facts = new Set(await readSchemaFacts(client))
  return seedFacts.map(inSkein).filter((fact) => !facts.has(fact))
}

function describeColumns(columns: readonly CatalogColumn[]): string[] {
  return columns
    .map(({ table, column, type, isNullable }) => {
      // Prisma cannot say whether a list may be NULL.
      const nullability = type.endsWith('[]') || isNullable ? '' : ' not null'
      return `${table}.${column} ${type}${nullability}`
    })
    .toSorted()
}

/** Runs `work` after a change to the live schema that is undone afterwards. */
async function withChange(change: string, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(change)
    await work()
  } finally {
    await client.query('ROLLBACK')
  }
}

describe('the seed', () => {
  it('is in Skein with every table, column, default, check, key, index and function, corrections aside', async () => {
    expect(await missingFromSkein()).toEqual([])
  })

  it('was read: the tables, and as many facts as the document has', () => {
    expect(seedFacts.filter((fact) => fact.startsWith('table '))).toEqual(
      [
        'categories',
        'ideas',
        'jobs partition by RANGE (created_at)',
        'likes',
        'moderation_flags',
        'oauth_accounts',
        'scene_bibles',
        'scene_summaries',
        'scene_views',
        'scenes',
        'segments partition by RANGE (created_at)',
        'topics',
        'user_topics',
        'users',
      ].map((table) => `table ${table}`),
    )
    expect(seedFacts.length).toBeGreaterThan(240)
  })

  it('has only corrections that are needed', () => {
    for (const { why, correct } of SEED_CORRECTIONS) {
      expect({ why, used: seedFacts.some((fact) => correct(fact) !== undefined) }).toEqual({ why, used: true })
    }
    const sql = readFileSync(new URL('seed-schema.sql', import.meta.url), 'utf8')
    for (const { why, from } of SEED_SQL_CORRECTIONS) {
      expect({ why, places: sql.split(from).length - 1 }).toEqual({ why, places: 1 })
    }
  })

  it.each([
    ['ALTER TABLE scenes ALTER COLUMN title TYPE varchar(150)', 'column scenes.title character varying(200) not null'],
    ['ALTER TABLE topics RENAME COLUMN icon_url TO icon', 'column topics.icon_url character varying(500)'],
    [
      'ALTER TABLE scenes ALTER COLUMN status DROP NOT NULL',
      "column scenes.status character varying(20) not null default 'active'::character varying",
    ],
    ['ALTER TABLE jobs ALTER COLUMN max_retries SET DEFAULT 5', 'column jobs.max_retries integer not null default 3'],
    [
      'DROP INDEX idx_segments_scene_sequence',
      'index CREATE INDEX idx_segments_scene_sequence ON ONLY public.segments USING btree (scene_id, sequence)',
    ],
    [
      'ALTER TABLE likes DROP CONSTRAINT likes_user_id_target_type_target_id_key',
      'constraint likes.likes_user_id_target_type_target_id_key UNIQUE (user_id, target_type, target_id)',
    ],
    [
      'DROP FUNCTION create_monthly_partition',
      'function create_monthly_partition(table_name text, year integer, month integer) returns void',
    ],
  ])('would be missed: %s', async (change, missed) => {
    await withChange(change, async () => expect(await missingFromSkein()).toContain(missed))
  })
})

describe('the Prisma schema', () => {
  it('mirrors every table and column with its type and nullability', async () => {
    expect(describeColumns(readPrismaColumns(readPrismaSchema()))).toEqual(describeColumns(await readColumns(client)))
  })

  it.each([
    ['ALTER TABLE drafts ADD COLUMN mood text', 'drafts.mood text'],
    ['CREATE TABLE moods (name text NOT NULL)', 'moods.name text not null'],
    ['ALTER TABLE drafts ALTER COLUMN text DROP NOT NULL', 'drafts.text text'],
    [
      'ALTER TABLE drafts ALTER COLUMN created_at TYPE timestamptz(3)',
      'drafts.created_at timestamp(3) with time zone not null',
    ],
  ])('would be found out of step: %s', async (change, unmirrored) => {
    const mirrored = new Set(describeColumns(readPrismaColumns(readPrismaSchema())))
    await withChange(change, async () => {
      const columns = describeColumns(await readColumns(client))
      expect(columns.filter((column) => !mirrored.has(column))).toEqual([unmirrored])
    })
  })
})

it('has a time zone in every time', async () => {
  const zoneless = (await readColumns(client)).filter(({ type }) => /^(timestamp|time)\b.*without/.test(type))
  expect(zoneless).toEqual([])
})

it('lets nothing point at a partitioned table, so that a month can be detached', async () => {
  const found = await client.query<{ name: string }>(
    "SELECT conname AS name FROM pg_constraint JOIN pg_class ON pg_class.oid = confrelid WHERE contype = 'f' AND relkind = 'p'",
  )
  expect(found.rows).toEqual([])
})
