import { SceneId, SegmentId } from '@skein/contract/ids'
import { Value } from 'typebox/value'
import { createSceneHeads } from '#domains/scenes/scene-heads.service.ts'
import { createSegmentPages } from '#domains/segments/segment-pages.ts'
import { segmentsStore } from '#domains/segments/segments.store.ts'
import { systemClock } from '#platform/clock.ts'
import type { Bench, Workload } from '../bench.ts'
import { openAppendStage } from '../ground/append-stage.ts'
import { trimScene } from '../ground/add-scenes.ts'
import { onDatabase } from '../ground/dataset.ts'
import { drive } from '../harness/drive.ts'
import { type Case, latencyRatio, type Measured } from '../harness/measure.ts'
import { atMost } from '../harness/report.ts'

const SIZES = [1000, 100_000, 2_000_000]
const RATIO_MAX = 1.5
const PAGE = 50

export const scale: Workload = {
  name: 'scale',
  about:
    'The same reads and appends, one at a time in this process, over databases of 1,000, 100,000 and 2,000,000 segments (up to `--size`) on one server, interleaved. What grows is the database; pages are of a scene of 20 and of the long scene of each.',
  run: async (bench) => {
    const sizes = SIZES.filter((size) => size <= bench.size)
    const bySize = new Map<number, readonly Case[]>()
    for (const size of sizes) bySize.set(size, await casesOf(bench, size))
    const names = [...bySize.values()][0]?.map(({ name }) => name) ?? []
    const tables = []
    const claims = []
    for (const [index, name] of names.entries()) {
      const cases = sizes.flatMap((size): Case[] => {
        const found = bySize.get(size)?.[index]
        return found === undefined ? [] : [{ ...found, name: `${name}, ${size}` }]
      })
      const rows: Measured[] = await bench.measure(cases)
      tables.push({ title: name, rows })
      for (const size of sizes.slice(1))
        claims.push(
          atMost(
            `${name}: ${size} over ${sizes[0]}`,
            latencyRatio(rows, `${name}, ${size}`, `${name}, ${sizes[0]}`),
            RATIO_MAX,
          ),
        )
    }
    return { tables, claims }
  },
}

const scene = (id: string | undefined) => Value.Parse(SceneId, id)

function nth<Item>(items: readonly Item[], turn: number): Item {
  const item = items[turn % items.length]
  if (item === undefined) throw new Error('the database is empty')
  return item
}

function alone(name: string, operation: (turn: number) => Promise<unknown>): Case {
  return { name, role: 'case', pid: process.pid, run: (seconds) => drive(seconds, 1, (_, turn) => operation(turn)) }
}

async function casesOf(bench: Bench, size: number): Promise<readonly Case[]> {
  const dataset = await bench.dataset(size)
  const stage = await openAppendStage(bench, dataset)
  const { db } = stage
  // Nothing is remembered: what is measured is the reading, not the cache.
  const listener = { subscribe: () => Promise.resolve(() => undefined), onReconnect: () => () => undefined }
  const heads = await createSceneHeads({ db, clock: systemClock, listener, freshMs: 0 })
  const pages = createSegmentPages({ db, heads, bytesMax: 0 })
  const usual = dataset.usualScenes.map(scene)
  const long = scene(dataset.longScene.id)
  const ids = await onDatabase(dataset.url, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT segment_id AS id FROM segment_positions WHERE scene_id = ANY($1::uuid[]) ORDER BY md5(segment_id::text) LIMIT 500',
      [usual],
    )
    return rows.map(({ id }) => Value.Parse(SegmentId, id))
  })
  const [fresh = ''] = await stage.addScenes(1)
  const written = await stage.addScenes(300, 20)
  bench.defer(() => trimScene(dataset.url, dataset.longScene.id, dataset.longScene.segments))
  const [owner = '', other = ''] = dataset.people
  const page = (from: number) => pages.read(long, null, { from, limit: PAGE })
  const last = dataset.longScene.segments - PAGE + 1
  return [
    alone('segments page, scene of 20', (turn) => pages.read(nth(usual, turn), null, { limit: PAGE })),
    alone('segments page, long scene, first', () => page(1)),
    alone('segments page, long scene, middle', () => page(Math.floor(last / 2))),
    alone('segments page, long scene, last', () => page(last)),
    alone('segment by id', (turn) => segmentsStore.read(db.reads, nth(ids, turn))),
    alone('append, fresh scene', () => stage.append(fresh, owner)),
    alone('append, scene of 20', (turn) => stage.append(nth(written, turn), owner)),
    alone('append, long scene', () => stage.append(long, other)),
  ]
}
