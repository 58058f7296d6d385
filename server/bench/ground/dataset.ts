import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrateDatabase } from '#platform/migrate.ts'
import { SAMPLE_SCRIPT } from './sample-script.ts'

const SQL_DIRECTORY = join(import.meta.dirname, '../sql/dataset')
/** PERFORMANCE's skewed scene: four hundred pages of it would be more than anybody watches. */
const LONG_SCENE_MAX = 10_000
const SEGMENTS_PER_SCENE = 20

/** A generated database: so many segments over the last 24 months. */
export interface Dataset {
  readonly url: string
  readonly segments: number
  readonly ideas: number
  readonly longScene: { readonly id: string; readonly segments: number }
  /** Scenes of exactly twenty segments, spread over all months. */
  readonly usualScenes: readonly string[]
  readonly people: readonly string[]
}

/** Opens the database of that size in the cluster, generating it at the first call. */
export async function openDataset(
  clusterUrl: string,
  size: { readonly segments: number; readonly ideas: number | undefined },
  tell: (line: string) => void,
): Promise<Dataset> {
  const { segments, ideas = Math.max(1000, Math.floor(segments / 4)) } = size
  const name = size.ideas === undefined ? `bench_${segments}` : `bench_${segments}_${ideas}`
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`
  if (!(await isComplete(clusterUrl, name))) {
    const started = performance.now()
    tell(`Generating ${segments} segments …`)
    await onDatabase(clusterUrl, async (admin) => {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      await admin.query(`CREATE DATABASE ${name}`)
    })
    await migrateDatabase(url.href)
    await generate(url.href, segments, ideas)
    // Written last, so that an interrupted generation is not taken for a whole one.
    await onDatabase(clusterUrl, (admin) => admin.query(`COMMENT ON DATABASE ${name} IS 'complete'`))
    tell(`Generated in ${((performance.now() - started) / 1000).toFixed(0)} s.`)
  }
  return onDatabase(url.href, (client) => describeDataset(client, url.href))
}

/** Runs something on a connection of its own. */
export async function onDatabase<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function isComplete(clusterUrl: string, name: string): Promise<boolean> {
  return onDatabase(clusterUrl, async (admin) => {
    const { rowCount } = await admin.query(
      "SELECT 1 FROM pg_database WHERE datname = $1 AND shobj_description(oid, 'pg_database') = 'complete'",
      [name],
    )
    return rowCount === 1
  })
}

async function generate(url: string, segments: number, ideas: number): Promise<void> {
  const longScene = Math.min(LONG_SCENE_MAX, Math.floor(segments / 4))
  const settings = {
    'bench.long_scene': longScene,
    'bench.scenes': Math.ceil((segments - longScene) / SEGMENTS_PER_SCENE) + 1,
    'bench.ideas': ideas,
    'bench.script': JSON.stringify(SAMPLE_SCRIPT),
    // Hot anyway, and one statement may sort millions of rows.
    work_mem: '256MB',
    synchronous_commit: 'off',
  }
  await onDatabase(url, async (client) => {
    for (const [name, value] of Object.entries(settings))
      await client.query('SELECT set_config($1, $2, false)', [name, String(value)])
    for (const file of readdirSync(SQL_DIRECTORY).toSorted())
      await client.query(readFileSync(join(SQL_DIRECTORY, file), 'utf8'))
    await client.query('VACUUM (ANALYZE)')
    await client.query('CHECKPOINT')
  })
}

async function describeDataset(client: Client, url: string): Promise<Dataset> {
  const ids = async (query: string): Promise<string[]> =>
    (await client.query<{ id: string }>(query)).rows.map(({ id }) => id)
  const count = async (table: string): Promise<number> =>
    Number((await client.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]?.count)
  const [longScene] = (
    await client.query<{ id: string; segments: number }>('SELECT id, segments FROM bench.scenes WHERE n = 0')
  ).rows
  if (longScene === undefined) throw new Error('the database has no long scene')
  return {
    url,
    segments: await count('segment_positions'),
    ideas: await count('bench.ideas'),
    longScene,
    usualScenes: await ids(
      'SELECT id FROM (SELECT id, n FROM bench.scenes WHERE n > 0 AND segments = 20 ORDER BY md5(n::text) LIMIT 500) x ORDER BY n',
    ),
    people: await ids('SELECT id FROM bench.people ORDER BY n'),
  }
}
