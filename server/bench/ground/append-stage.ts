import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { type NewSegment, segmentsStore } from '#pipeline/stages/finalize-segment/segments.store.ts'
import { createDatabase, type Database, type Transaction } from '#platform/db.ts'
import { readSqlStatement } from '#platform/sql-files.ts'
import { SCENE_CHANNEL } from '#platform/wake-hub.ts'
import type { Bench } from '../bench.ts'
import { addScenes } from './add-scenes.ts'
import { type Dataset, onDatabase } from './dataset.ts'
import { openPool } from './open-pool.ts'
import { SAMPLE_SCRIPT } from './sample-script.ts'

/** As many as PERFORMANCE section 3.6 had. */
export const WRITERS = 16

const SCRIPT = JSON.stringify(SAMPLE_SCRIPT)
const EXCERPT = 'She opened the tin and laid the letters out on the counter, and nobody in the harbour spoke of it.'

/** Everything an append needs, with pools as wide as there are writers. */
export interface AppendStage {
  readonly db: Database
  readonly pool: Pool
  /** Fresh scenes, so that no append inherits another's history; empty ones unless told otherwise. */
  addScenes(count: number, segments?: number): Promise<string[]>
  /** As finalization does it: the last statement of a transaction, with COMMIT behind it. */
  readonly append: (sceneId: string, userId: string) => Promise<unknown>
  /** The same, and nobody is told. */
  readonly appendSilently: (sceneId: string, userId: string) => Promise<unknown>
  /** The same, telling in the transaction itself instead of after its commit. */
  readonly appendTelling: (sceneId: string, userId: string) => Promise<unknown>
  /** The statement alone, by the driver alone. */
  appendBare(sceneId: string, userId: string): Promise<unknown>
  /** The floor: what any counter on the scene's row costs. */
  bumpCounter(sceneId: string): Promise<unknown>
  /** Counts what must not be: sequences twice or left out, and scenes whose counter says otherwise. */
  faults(sceneIds: readonly string[]): Promise<{ readonly appended: number; readonly wrongScenes: number }>
}

const APPEND = { name: 'append', text: readSqlStatement('segments/append-segment') }

export async function openAppendStage(bench: Bench, { url }: Pick<Dataset, 'url'>): Promise<AppendStage> {
  const db = createDatabase({ url, poolMax: WRITERS, statementTimeoutMs: 15_000 })
  const pool = openPool(url, WRITERS)
  bench.defer(async () => {
    await pool.end()
    await db.close()
  })
  return {
    db,
    pool,
    addScenes: (count, segments = 0) => addScenes(url, count, segments),
    append: (sceneId, userId) => db.transaction((tx) => appendLast(tx, tx, sceneId, userId)),
    appendSilently: (sceneId, userId) =>
      db.transaction((tx) => appendLast(tx, { ...tx, announce: () => undefined }, sceneId, userId)),
    appendTelling: (sceneId, userId) =>
      db.transaction((tx) => {
        const told = tx.$queryRawUnsafe('SELECT pg_notify($1, $2)', SCENE_CHANNEL, `${sceneId}:1:${sceneId}`)
        return Promise.all([told, appendLast(tx, { ...tx, announce: () => undefined }, sceneId, userId)])
      }),
    appendBare: (sceneId, userId) => {
      const { jobId, segment } = newSegment()
      return pool.query({ ...APPEND, values: [sceneId, userId, jobId, JSON.stringify(segment), 8] })
    },
    bumpCounter: (sceneId) =>
      pool.query({
        name: 'bump',
        text: 'UPDATE scenes SET view_count = view_count + 1 WHERE id = $1',
        values: [sceneId],
      }),
    faults: (sceneIds) =>
      onDatabase(url, async (client) => {
        const { rows } = await client.query<{ appended: number; wrong: number }>(
          `SELECT sum(counted)::int AS appended, count(*) FILTER (WHERE NOT right_count)::int AS wrong FROM (
             SELECT count(p.sequence) AS counted,
                    count(p.sequence) = s.segment_count AND count(DISTINCT p.sequence) = s.segment_count
                    AND coalesce(max(p.sequence), 0) = s.segment_count
                    AND (SELECT count(*) FROM segments WHERE scene_id = s.id) = s.segment_count AS right_count
             FROM scenes s LEFT JOIN segment_positions p ON p.scene_id = s.id
             WHERE s.id = ANY($1::uuid[]) GROUP BY s.id) scene`,
          [sceneIds],
        )
        return { appended: rows[0]?.appended ?? 0, wrongScenes: rows[0]?.wrong ?? 0 }
      }),
  }
}

function appendLast(tx: Transaction, within: Transaction, sceneId: string, userId: string): Promise<unknown> {
  const { jobId, segment } = newSegment()
  const appended = segmentsStore.append(within, { sceneId, userId, jobId, durationSeconds: 8 }, segment)
  tx.commitBehind()
  return appended
}

/** A segment nobody has seen. @param at where the scene stands, when that matters. */
export function newSegment(at: Partial<NewSegment> = {}): { jobId: string; segment: NewSegment } {
  const jobId = timedId()
  const mediaKey = `media/${jobId}/${randomBytes(16).toString('hex')}`
  return {
    jobId,
    segment: {
      inputText: EXCERPT,
      script: SCRIPT,
      title: SAMPLE_SCRIPT.logline,
      excerpt: EXCERPT,
      language: 'en',
      contentNotes: [],
      mediaKey,
      videoUrl: `/${mediaKey}/segment.mp4`,
      hlsPlaylistUrl: '/playlist',
      thumbnailUrl: `/${mediaKey}/poster.jpg`,
      resolution: '1280x720',
      fileSize: 1_500_000,
      // Always the same, or only one writer at a time could know it: what is measured is the writing.
      checkedAgainst: 1,
      playlistRevision: 0,
      bibleVersion: 1,
      ...at,
    },
  }
}

/** A uuidv7 of now. */
function timedId(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  const noise = randomBytes(10).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${noise.slice(0, 3)}-8${noise.slice(3, 6)}-${noise.slice(6, 18)}`
}
