import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { createTestDatabase } from '../setup/database.ts'
import { compareRelease } from './compare-release.ts'
import type { ReleaseSnapshot } from './describe-release.ts'

const FOLDER = join(import.meta.dirname, 'released')
const releases: ReleaseSnapshot[] = globSync('*.json', { cwd: FOLDER }).map((file) =>
  JSON.parse(readFileSync(join(FOLDER, file), 'utf8')),
)
const database = await createTestDatabase()
const client = new Client({ connectionString: database.url })
await client.connect()
afterAll(async () => {
  await client.end()
  await database.drop()
})
beforeEach(() => client.query('BEGIN'))
afterEach(() => client.query('ROLLBACK'))

const newest = releases[0] ?? { release: 'none', statements: [], tables: [] }

it('knows what the last release says to its database', () => {
  expect(releases.length).toBeGreaterThan(0)
  expect(newest.statements.length).toBeGreaterThan(100)
  expect(newest.tables.length).toBeGreaterThan(20)
})

it.each(releases)('lets processes of $release go on working on the present schema', async (release) => {
  expect(await compareRelease(client, release)).toEqual([])
})

// Each of these is a migration somebody might write; the comparison has to stop it.
it.each([
  ['takes a column away', 'ALTER TABLE drafts DROP COLUMN text', /^column drafts.text is gone$/],
  [
    'renames a column',
    'ALTER TABLE scenes RENAME COLUMN title TO name',
    /^statement \S+: column .*title.* does not exist$/,
  ],
  ['takes a table away', 'DROP TABLE settings', /^table settings is gone$/],
  [
    'makes a number wider than the code reads it',
    'ALTER TABLE scenes ALTER like_count TYPE bigint',
    /^statement \S+: columns were .*, are .*like_count bigint/,
  ],
  [
    'makes a text shorter',
    'ALTER TABLE users ALTER username TYPE varchar(20)',
    /^column users.username was character varying\(50\), is character varying\(20\)$/,
  ],
  [
    'adds a column that must be given',
    'ALTER TABLE likes ADD COLUMN reason text NOT NULL',
    /^column likes.reason is new, and must be given$/,
  ],
  [
    'takes a default away',
    'ALTER TABLE ideas ALTER like_count DROP DEFAULT',
    /^column ideas.like_count is no longer filled in by the database$/,
  ],
  [
    'demands what could be left empty',
    'ALTER TABLE scenes ALTER description SET NOT NULL',
    /^column scenes.description may no longer be left empty$/,
  ],
  [
    'lets be empty what is read as if it never were',
    'ALTER TABLE ideas ALTER prompt DROP NOT NULL',
    /^column ideas.prompt may be empty now/,
  ],
  [
    'allows fewer words than before',
    "ALTER TABLE scenes DROP CONSTRAINT scenes_status_check, ADD CONSTRAINT scenes_status_check CHECK (status IN ('active', 'hidden', 'removed'))",
    /^constraint scenes.scenes_status_check may refuse rows$/,
  ],
  [
    'adds a rule for rows that are already written',
    'ALTER TABLE ideas ADD CONSTRAINT short CHECK (char_length(title) < 9)',
    /^constraint ideas.short may refuse rows$/,
  ],
  [
    'forbids two rows that were both allowed',
    'CREATE UNIQUE INDEX one_each ON ideas (user_id, topic_id)',
    /^constraint ideas.one_each may refuse rows$/,
  ],
])('finds a migration that %s', async (_name, migration, breach) => {
  await client.query(migration)
  expect(await compareRelease(client, newest)).toEqual(expect.arrayContaining([expect.stringMatching(breach)]))
})

it.each([
  ['adds a column that may be empty', "ALTER TABLE ideas ADD COLUMN mood text CHECK (mood <> '')"],
  ['adds a column with a default', 'ALTER TABLE scenes ADD COLUMN marks int NOT NULL DEFAULT 0 CHECK (marks >= 0)'],
  ['adds a table, an index and a function', 'CREATE TABLE more (id int PRIMARY KEY); CREATE INDEX ON ideas (prompt)'],
  [
    'allows one more word',
    "ALTER TABLE scenes DROP CONSTRAINT scenes_status_check, ADD CONSTRAINT scenes_status_check CHECK (status IN ('active', 'hidden', 'removed', 'locked', 'asleep'))",
  ],
  ['makes a text longer', 'ALTER TABLE users ALTER username TYPE varchar(80)'],
  ['lets a text have any length', 'ALTER TABLE video_submissions ALTER provider TYPE text'],
  ['drops a rule', 'ALTER TABLE scenes DROP CONSTRAINT scenes_counts_check'],
])('lets a migration pass that %s', async (_name, migration) => {
  await client.query(migration)
  expect(await compareRelease(client, newest)).toEqual([])
})
