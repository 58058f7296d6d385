import { createContinuation } from '@skein/contract/jobs'
import { inspectPartitions } from '@skein/partitions/inspect'
import { Client as Driver } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addTopic, publishScene, waitForPublished } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { findViolations } from './ground/writers.ts'

const WRITERS = 8

let app: WholeApp
beforeAll(async () => {
  app = await startWholeApp({ worker: true })
})
afterAll(() => app.close())

it('is made by whoever meets it: no writer notices, and what they wrote is published', async () => {
  const owner = await app.person('owner')
  const scene = await publishScene(owner, await addTopic(app.container), 1)
  const people = await Promise.all(Array.from({ length: WRITERS }, (_, index) => app.person(`writer${index}`)))
  const client = new Driver({ connectionString: app.databaseUrl })
  await client.connect()
  // Nothing of this month can be dropped, for it holds the opening; it is moved out of the way and comes back at the end.
  const { rows } = await client.query<{ parent: string; child: string; bounds: string }>(
    `SELECT inhparent::regclass::text AS parent, inhrelid::regclass::text AS child,
            pg_get_expr(c.relpartbound, c.oid) AS bounds
     FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
     WHERE inhparent IN ('jobs'::regclass, 'segments'::regclass)`,
  )
  for (const { parent, child } of rows) await client.query(`ALTER TABLE ${parent} DETACH PARTITION ${child}`)
  for (const { child } of rows) await client.query(`ALTER TABLE ${child} RENAME TO aside_${child}`)

  const jobs = await Promise.all(
    people.map(async (writer, index) => ({
      writer,
      job: await writer(
        createContinuation,
        { params: { sceneId: scene.id }, body: { text: `Letter ${index} came ashore, and nobody read it.` } },
        { idempotencyKey: `without-a-month-${index}` },
      ),
    })),
  )
  const published = await Promise.all(jobs.map(({ writer, job }) => waitForPublished(writer, job.id)))
  expect(published.map(({ segment }) => segment?.sequence).toSorted((a = 0, b = 0) => a - b)).toEqual(
    people.map((_, index) => index + 2),
  )
  expect(await inspectPartitions(client)).toMatchObject([{ monthsAhead: 3 }, { monthsAhead: 3 }])

  for (const { parent, child } of rows) await client.query(`INSERT INTO ${parent} SELECT * FROM aside_${child}`)
  for (const { child } of rows) await client.query(`DROP TABLE aside_${child}`)
  await client.end()
  expect(await findViolations(app)).toEqual([])
})
