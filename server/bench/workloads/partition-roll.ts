import { setTimeout as wait } from 'node:timers/promises'
import { ensurePartitions } from '@skein/partitions/ensure'
import { detachMonth, dropMonth } from '@skein/partitions/leave-month'
import { addMonths, type Month, monthOf, partitionName } from '@skein/partitions/month'
import { patiently } from '@skein/partitions/patiently'
import { STATEMENTS, withNames } from '@skein/partitions/statements'
import type { Client } from 'pg'
import { segmentsStore } from '#domains/segments/segments.store.ts'
import type { Workload } from '../bench.ts'
import { openAppendStage } from '../ground/append-stage.ts'
import { onDatabase } from '../ground/dataset.ts'
import { drive } from '../harness/drive.ts'
import { find } from '../harness/measure.ts'
import { atLeast, atMost } from '../harness/report.ts'

const LOOPS = 8
const APPENDERS = 2
const PAGE = 50
/** In life it is once a month. */
const PAUSE_MS = 1000
/** So far ahead that no test database has the month. */
const YEARS_AHEAD = 40
const DETACH_MS_MAX = 60_000

export const partitionRoll: Workload = {
  name: 'partition-roll',
  about:
    'Six readers of segments pages and segments and two writers, while months of `segments` are made ahead, detached, attached, detached again and dropped, once a second, by the statements upkeep uses; against the same load alone.',
  run: async (bench) => {
    const dataset = await bench.dataset()
    const stage = await openAppendStage(bench, dataset)
    const scenes = await stage.addScenes(APPENDERS, 20)
    const segmentIds = await onDatabase(dataset.url, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        'SELECT segment_id AS id FROM segment_positions WHERE scene_id = ANY($1::uuid[])',
        [dataset.usualScenes.slice(0, 100)],
      )
      return rows.map(({ id }) => id)
    })
    const nth = (items: readonly string[], turn: number) => items[turn % items.length] ?? ''
    const load = (seconds: number) =>
      drive(seconds, LOOPS, (loop, turn) => {
        if (loop < APPENDERS) return stage.append(nth(scenes, loop), nth(dataset.people, loop))
        return turn % 2 === 0
          ? segmentsStore.page(stage.db.reads, nth(dataset.usualScenes, loop * 61 + turn), 0, PAGE)
          : segmentsStore.read(stage.db.reads, nth(segmentIds, loop * 61 + turn))
      })
    let rolled = 0
    const here = { pid: process.pid }
    const rows = await bench.measure([
      { ...here, name: 'no maintenance', role: 'limit', run: load },
      {
        ...here,
        name: 'while months roll',
        role: 'case',
        run: async (seconds) => {
          const over = new AbortController()
          // Whichever fails ends the other.
          const [rolls, round] = await Promise.all([
            rollMonths(dataset.url, over.signal).finally(() => over.abort()),
            load(seconds).finally(() => over.abort()),
          ])
          rolled += rolls
          return round
        },
      },
    ])
    const p99 = (name: string) => find(rows, name).p99Ms ?? Number.NaN
    return {
      tables: [{ title: '', rows }],
      claims: [
        atMost('p99 while months roll, of p99 without', p99('while months roll') / p99('no maintenance'), 2),
        // An error of either side ends the workload; this says that there was something to go wrong.
        atLeast('months made, detached, attached, detached and dropped without an error', rolled, 1),
      ],
    }
  },
}

/** Rolls month after month until told to stop; returns how many. */
async function rollMonths(databaseUrl: string, over: AbortSignal): Promise<number> {
  return onDatabase(databaseUrl, (client) => rollOn(client, over))
}

async function rollOn(client: Client, over: AbortSignal): Promise<number> {
  const now = new Date()
  const far = new Date(Date.UTC(now.getUTCFullYear() + YEARS_AHEAD, 0, 1))
  const month = monthOf(far)
  const firstOf = ({ year, month: number }: Month) => `${year}-${String(number).padStart(2, '0')}-01 00:00:00+00`
  const partition = partitionName('segments', month)
  const attach = withNames(STATEMENTS.attachMonth, {
    table: 'segments',
    partition,
    from: firstOf(month),
    until: firstOf(addMonths(month, 1)),
  })
  let rolled = 0
  while (!over.aborted) {
    await ensurePartitions(client, far, [{ table: 'segments', monthsAhead: 0, monthsKept: 'forever' }])
    await detachMonth(client, 'segments', partition, DETACH_MS_MAX)
    await patiently(client, DETACH_MS_MAX, () => client.query(attach))
    await detachMonth(client, 'segments', partition, DETACH_MS_MAX)
    await dropMonth(client, partition)
    rolled += 1
    await wait(PAUSE_MS, undefined, { signal: over }).catch(() => undefined)
  }
  return rolled
}
