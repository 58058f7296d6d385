import { engagementStore } from '#domains/engagement/engagement.store.ts'
import { createDatabase } from '#platform/db.ts'
import type { Workload } from '../bench.ts'
import { onDatabase } from '../ground/dataset.ts'
import { openPool } from '../ground/open-pool.ts'
import { drive } from '../harness/drive.ts'
import { find, speedRatio } from '../harness/measure.ts'
import { atLeast, atMost } from '../harness/report.ts'

const WRITERS = 16
/** As the worker folds: every two seconds, at most five thousand at a time. */
const FOLD_EVERY_MS = 2000
const FOLD_BATCH = 5000
const BARE = "INSERT INTO likes (user_id, target_type, target_id) VALUES ($1, 'scene', $2) ON CONFLICT DO NOTHING"

export const likeStorm: Workload = {
  name: 'like-storm',
  about:
    'Sixteen people who like and unlike ideas as fast as they can while a worker folds every two seconds, against bare INSERTs of like rows; then the counters are folded and held against the rows.',
  run: async (bench) => {
    const { url, people } = await bench.dataset()
    const db = createDatabase({ url, poolMax: WRITERS + 1, statementTimeoutMs: 15_000 })
    const pool = openPool(url, WRITERS)
    bench.defer(async () => {
      await pool.end()
      await db.close()
    })
    const ideas = await onDatabase(url, async (client) => {
      // The generated counters have no rows behind them.
      await client.query(
        'DELETE FROM likes; DELETE FROM counter_changes; UPDATE ideas SET like_count = 0 WHERE like_count <> 0 AND id IN (SELECT id FROM bench.ideas WHERE n < 500)',
      )
      return (await client.query<{ id: string }>('SELECT id FROM bench.ideas WHERE n < 500 ORDER BY n')).rows.map(
        ({ id }) => id,
      )
    })
    const person = (loop: number, turn: number) => people[(loop + 16 * turn) % people.length] ?? ''
    const idea = (loop: number, turn: number) => ideas[(loop * 37 + turn) % ideas.length] ?? ''
    // Their targets are nobody's ids: what is bare about them is that nothing is looked up.
    const here = { pid: process.pid }
    const rows = await bench.measure([
      {
        ...here,
        name: 'bare INSERT',
        role: 'limit',
        run: (seconds) =>
          drive(seconds, WRITERS, (loop) =>
            pool.query({ name: 'like', text: BARE, values: [person(loop, 0), crypto.randomUUID()] }),
          ),
      },
      {
        ...here,
        name: 'like and unlike',
        role: 'case',
        run: async (seconds) => {
          const folding = setInterval(() => void engagementStore.fold(db.sql, FOLD_BATCH), FOLD_EVERY_MS)
          const round = await drive(seconds, WRITERS, (loop, turn) => {
            const act = turn % 2 === 0 ? engagementStore.addLike : engagementStore.removeLike
            const both = turn >> 1
            return act(db.sql, person(loop, both), 'idea', idea(loop, both))
          })
          clearInterval(folding)
          return round
        },
      },
    ])
    while ((await engagementStore.fold(db.sql, FOLD_BATCH)) > 0);
    const wrong = await onDatabase(url, async (client) => {
      const { rows: found } = await client.query<{ wrong: number }>(
        `SELECT count(*)::int AS wrong FROM ideas WHERE id = ANY($1::uuid[])
         AND like_count <> (SELECT count(*) FROM likes WHERE target_type = 'idea' AND target_id = ideas.id)`,
        [ideas],
      )
      return found[0]?.wrong ?? Number.NaN
    })
    return {
      tables: [{ title: '', rows }],
      claims: [
        atLeast('like and unlike, of bare INSERTs', speedRatio(rows, 'like and unlike', 'bare INSERT'), 0.8),
        atMost('counters that are wrong after folding', wrong, 0),
      ],
      facts: { 'like and unlike, p99 ms': find(rows, 'like and unlike').p99Ms ?? Number.NaN },
    }
  },
}
