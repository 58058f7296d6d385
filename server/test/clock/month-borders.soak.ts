import { ensurePartitions } from '@skein/partitions/ensure'
import type { Job } from '@skein/contract/jobs'
import { Client } from 'pg'
import { afterEach, expect, it } from 'vitest'
import { moveClock, type MovedClock } from '../make/moved-clock.ts'
import { startTestStory, type TestStory } from '../make/test-story.ts'

let story: TestStory
let clock: MovedClock | undefined
afterEach(() => story.close())

const BORDERS = [
  { day: '2027-01-31', old: '2027_01', next: '2027_02', ready: '2027_05' },
  { day: '2027-12-31', old: '2027_12', next: '2028_01', ready: '2028_04' },
  { day: '2028-02-29', old: '2028_02', next: '2028_03', ready: '2028_06' },
] as const

async function query<Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> {
  const client = new Client({ connectionString: story.databaseUrl })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** Processes on both sides of midnight start together; none of them may leave a month out or make one twice. */
async function startTogether(databaseUrl: string, moments: readonly Date[]): Promise<string[]> {
  const made = await Promise.all(
    moments.map(async (moment) => {
      const client = new Client({ connectionString: databaseUrl })
      await client.connect()
      try {
        return await ensurePartitions(client, moment)
      } finally {
        await client.end()
      }
    }),
  )
  return made.flat()
}

it.each(BORDERS)(
  'puts what happens in the last and in the first millisecond around $day where its id says',
  async ({ day, old, next, ready }) => {
    const last = new Date(`${day}T23:59:59.999Z`)
    const first = new Date(last.getTime() + 1)
    let made: string[] = []
    story = await startTestStory({
      prepare: async (databaseUrl) => {
        made = await startTogether(
          databaseUrl,
          Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? last : first)),
        )
        clock = await moveClock(databaseUrl)
        await clock.standAt(last)
      },
    })
    expect(new Set(made).size).toBe(made.length)
    expect(made).toEqual(expect.arrayContaining([`jobs_${ready}`, `segments_${ready}`]))

    const owner = await story.person()
    const sceneId = await story.scene(owner)
    const people = await Promise.all(Array.from({ length: 3 }, () => story.person()))
    const all: { by: string; job: Job }[] = []
    const submitAll = async () => {
      for (const by of people)
        all.push({ by, job: await story.enqueue(by, sceneId, 'The year went out over the quay.') })
    }
    const publishAll = async () => {
      const worker = await story.worker()
      for (const { by, job } of all) expect((await story.wait(by, job.id)).status).toBe('final_ready')
      await worker.stop()
    }
    await submitAll()
    await publishAll()
    await submitAll()
    await clock?.standAt(first)
    await submitAll()
    await publishAll()

    const months = (table: string, id: string) =>
      query<{ month: string; rows: number; moments: string[] }>(
        `SELECT tableoid::regclass::text AS month, count(*)::int AS rows,
              array_agg(DISTINCT iso_instant(created_at)) AS moments
       FROM ${table} WHERE created_at = uuid_extract_timestamp(${id}) GROUP BY 1 ORDER BY 1`,
      )
    const at = (moment: Date) => [moment.toISOString().replace('Z', '000Z')]
    expect(await months('jobs', 'id')).toEqual([
      { month: `jobs_${old}`, rows: 6, moments: at(last) },
      { month: `jobs_${next}`, rows: 3, moments: at(first) },
    ])
    // What was begun in the old month and published in the new one belongs to the new one.
    expect(await months('segments', 'id')).toEqual([
      { month: `segments_${old}`, rows: 3, moments: at(last) },
      { month: `segments_${next}`, rows: 6, moments: at(first) },
    ])
    const places = await query<{ sequence: number; id: string }>(
      'SELECT sequence, segment_id AS id FROM segment_positions WHERE scene_id = $1 ORDER BY sequence',
      sceneId,
    )
    expect(places.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    // A page that ends at the border goes on behind it.
    for (const by of people) {
      const jobs = await story.jobs.list(by, { limit: 2 })
      const rest = await story.jobs.list(by, { limit: 2, cursor: jobs.nextCursor ?? '' })
      const own = all.filter((each) => each.by === by).map(({ job }) => job.id)
      expect([...jobs.items, ...rest.items].map(({ id }) => id)).toEqual(own.toSorted().toReversed())
      expect(rest.nextCursor).toBeNull()
    }
  },
)
