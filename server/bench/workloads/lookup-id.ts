import { segmentsStore } from '#domains/segments/segments.store.ts'
import { createDatabase } from '#platform/db.ts'
import type { Workload } from '../bench.ts'
import { segmentById } from '../ground/addresses.ts'
import { onDatabase } from '../ground/dataset.ts'
import { openPool } from '../ground/open-pool.ts'
import { openHttpStage } from '../ground/http-stage.ts'
import { writeManifests } from '../ground/media.ts'
import { drive } from '../harness/drive.ts'
import { speedRatio } from '../harness/measure.ts'
import { atLeast } from '../harness/report.ts'

const LOOPS = 8
/** The same rows without partitions: what a look-up costs when nothing has to be pruned. */
const FLAT = `
CREATE TABLE IF NOT EXISTS bench.flat_segments AS SELECT * FROM segments;
ALTER TABLE bench.flat_segments DROP CONSTRAINT IF EXISTS flat_key;
ALTER TABLE bench.flat_segments ADD CONSTRAINT flat_key PRIMARY KEY (id);
ANALYZE bench.flat_segments;`

export const lookupId: Workload = {
  name: 'lookup-id',
  about:
    'One segment by its id over 24 months of partitions. In this process: the statement of the product (segment, scene, writer, verdict, storyteller) and the partitioned row alone, against a prepared look-up in an unpartitioned copy. Then `GET /segments/:id` against a bare Fastify route over that copy.',
  run: async (bench) => {
    const { url, usualScenes } = await bench.dataset()
    const stage = await openHttpStage(bench, url)
    const scenes = usualScenes.slice(0, 50)
    const ids = await onDatabase(url, async (client) => {
      await client.query(FLAT)
      await writeManifests(client, stage.mediaRoot, scenes)
      const found = await client.query<{ id: string }>(
        'SELECT segment_id AS id FROM segment_positions WHERE scene_id = ANY($1::uuid[]) ORDER BY md5(segment_id::text)',
        [scenes],
      )
      return found.rows.map(({ id }) => id)
    })
    const db = createDatabase({ url, poolMax: LOOPS, statementTimeoutMs: 15_000 })
    const pool = openPool(url, LOOPS, true)
    bench.defer(async () => {
      await pool.end()
      await db.close()
    })
    const idAt = (loop: number, turn: number) => ids[(loop * 131 + turn) % ids.length] ?? ''
    const here = { pid: process.pid }
    const rows = await bench.measure([
      {
        ...here,
        name: 'unpartitioned, prepared',
        role: 'limit',
        run: (seconds) =>
          drive(seconds, LOOPS, (loop, turn) =>
            pool.query({
              name: 'flat',
              text: 'SELECT * FROM bench.flat_segments WHERE id = $1',
              values: [idAt(loop, turn)],
            }),
          ),
      },
      {
        ...here,
        name: 'partitioned, prepared',
        role: 'peer',
        run: (seconds) =>
          drive(seconds, LOOPS, (loop, turn) =>
            pool.query({
              name: 'parts',
              text: 'SELECT * FROM segments WHERE id = $1 AND created_at = uuid_extract_timestamp($1)',
              values: [idAt(loop, turn)],
            }),
          ),
      },
      {
        ...here,
        name: 'read-segment',
        role: 'case',
        run: (seconds) => drive(seconds, LOOPS, (loop, turn) => segmentsStore.read(db.reads, idAt(loop, turn))),
      },
    ])
    const http = await bench.measure([
      stage.shots(
        'bare route',
        'limit',
        'bare',
        ids.map((id) => `/flat/${id}`),
      ),
      stage.shots('GET /segments/:id', 'case', 'api', ids.map(segmentById)),
    ])
    return {
      tables: [
        { title: 'statement, 8 at a time', rows },
        { title: 'HTTP', rows: http },
      ],
      claims: [
        atLeast(
          'partitioned row, of unpartitioned',
          speedRatio(rows, 'partitioned, prepared', 'unpartitioned, prepared'),
          0.7,
        ),
        atLeast('read-segment, of unpartitioned', speedRatio(rows, 'read-segment', 'unpartitioned, prepared'), 0.7),
        atLeast('API, of the bare route', speedRatio(http, 'GET /segments/:id', 'bare route'), 0.5),
      ],
    }
  },
}
