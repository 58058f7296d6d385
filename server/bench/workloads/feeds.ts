import type { Client } from 'pg'
import { type IdeaFilter, ideasStore } from '#domains/ideas/ideas.store.ts'
import { createDatabase, type Database } from '#platform/db.ts'
import type { Bench, Workload } from '../bench.ts'
import { onDatabase } from '../ground/dataset.ts'
import { drive } from '../harness/drive.ts'
import { type Case, find, latencyRatio } from '../harness/measure.ts'
import { atMost, type Claim, type Finding } from '../harness/report.ts'

const LIMIT = 21
const LIKES_MAX = 2_147_483_647
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const EVERYTHING: IdeaFilter = { topicId: null, categoryId: null, tagsAll: [], tagsAny: [], tagsNot: [], words: null }

/** A page as the API reads it: the ids in their order, then the cards. */
type ReadIds = (db: Database) => PromiseLike<readonly { readonly id: string }[]>

async function measurePages(
  bench: Bench,
  url: string,
  pages: Readonly<Record<string, ReadIds>>,
): Promise<Finding['tables'][number]> {
  const db = createDatabase({ url, poolMax: 2, statementTimeoutMs: 15_000 })
  bench.defer(() => db.close())
  const cases = Object.entries(pages).map(
    ([name, read]): Case => ({
      name,
      role: 'case',
      pid: process.pid,
      run: (seconds) =>
        drive(seconds, 1, async () => {
          const ids = (await read(db)).map(({ id }) => id)
          if (ids.length > 0) await ideasStore.cards(db.reads, ids, null)
        }),
    }),
  )
  return { title: '', rows: await bench.measure(cases) }
}

function claimsOf({ rows }: Finding['tables'][number], first: string): Claim[] {
  return [
    ...rows
      .filter(({ name }) => name !== first)
      .map(({ name }) => atMost(`${name}, over ${first}`, latencyRatio(rows, name, first), 2)),
    ...rows.map(({ name }) => atMost(`${name}, p99 ms`, find(rows, name).p99Ms ?? Number.NaN, 2)),
  ]
}

/** Where a page begins that is so deep in an order. */
async function keysAt<Keys>(client: Client, query: string, rank: number): Promise<Keys> {
  const { rows } = await client.query<Keys & Record<string, unknown>>(`${query} OFFSET ${rank} LIMIT 1`)
  const [keys] = rows
  if (keys === undefined) throw new Error(`there is no rank ${rank}`)
  return keys
}

const popularFrom =
  (likes: number, id: string): ReadIds =>
  (db) =>
    ideasStore.popular(db.reads, EVERYTHING, [likes, id], LIMIT)
const activeFrom =
  (at: string, id: string): ReadIds =>
  (db) =>
    ideasStore.active(db.reads, EVERYTHING, [at, id], LIMIT)
const tagged =
  (...tagsAll: string[]): ReadIds =>
  (db) =>
    ideasStore.popular(db.reads, { ...EVERYTHING, tagsAll }, [LIKES_MAX, LAST_ID], LIMIT)

/** PERFORMANCE's rank, or as deep as the generated ideas reach. */
const deepRank = (ideas: number) => Math.min(100_000, Math.floor(ideas * 0.35))

export const feedHot: Workload = {
  name: 'feed-hot',
  about:
    'Ideas by likes: the first page, one 100,000 deep (or a third of all), one among those that nobody likes; ids and cards, one at a time.',
  run: async (bench) => {
    const { url, ideas } = await bench.dataset()
    const [deep, tie] = await onDatabase(url, async (client) => {
      const order = 'SELECT like_count, id FROM ideas ORDER BY like_count DESC, id DESC'
      type Keys = { like_count: number; id: string }
      return [
        await keysAt<Keys>(client, order, deepRank(ideas)),
        await keysAt<Keys>(client, order, Math.floor(ideas * 0.7)),
      ]
    })
    const table = await measurePages(bench, url, {
      'first page': popularFrom(LIKES_MAX, LAST_ID),
      deep: popularFrom(deep.like_count, deep.id),
      'among equals': popularFrom(tie.like_count, tie.id),
    })
    return { tables: [table], claims: claimsOf(table, 'first page'), facts: { ideas } }
  },
}

export const feedActive: Workload = {
  name: 'feed-active',
  about: 'Ideas by when a scene of theirs last grew: the first page and one a third of the way down.',
  run: async (bench) => {
    const { url, ideas } = await bench.dataset()
    const deep = await onDatabase(url, async (client) => {
      const { rows } = await client.query<{ scenes: number }>('SELECT count(*)::int AS scenes FROM scenes')
      return keysAt<{ at: string; id: string }>(
        client,
        'SELECT iso_instant(last_segment_at) AS at, id FROM scenes WHERE last_segment_at IS NOT NULL ORDER BY last_segment_at DESC, id DESC',
        Math.floor((rows[0]?.scenes ?? 0) / 3),
      )
    })
    const table = await measurePages(bench, url, {
      'first page': activeFrom('infinity', LAST_ID),
      deep: activeFrom(deep.at, deep.id),
    })
    return { tables: [table], claims: claimsOf(table, 'first page'), facts: { ideas } }
  },
}

export const feedTag: Workload = {
  name: 'feed-tag',
  about: 'Ideas with a tag, by likes: a tag that 22 % have, one that 1 % have, one in two thousand.',
  run: async (bench) => {
    const { url, ideas } = await bench.dataset()
    const table = await measurePages(bench, url, {
      'no tag': tagged(),
      common: tagged('common'),
      middling: tagged('middling'),
      rare: tagged('rare'),
    })
    return { tables: [table], claims: claimsOf(table, 'no tag'), facts: { ideas } }
  },
}
