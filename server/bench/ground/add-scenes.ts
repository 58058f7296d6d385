import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onDatabase } from './dataset.ts'
import { SAMPLE_SCRIPT } from './sample-script.ts'

const ADD = readFileSync(join(import.meta.dirname, '../sql/add-scenes.sql'), 'utf8')

/** Fresh scenes to write to, so that those the reading workloads know stay as they are. Returns their ids. */
export async function addScenes(databaseUrl: string, count: number, segments: number): Promise<string[]> {
  return onDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(ADD, [count, segments, JSON.stringify(SAMPLE_SCRIPT)])
    return rows.map(({ id }) => id)
  })
}

/** Takes away what was appended beyond so many segments. */
export async function trimScene(databaseUrl: string, sceneId: string, segments: number): Promise<void> {
  await onDatabase(databaseUrl, async (client) => {
    await client.query('DELETE FROM segments WHERE scene_id = $1 AND sequence > $2', [sceneId, segments])
    await client.query('DELETE FROM segment_positions WHERE scene_id = $1 AND sequence > $2', [sceneId, segments])
    await client.query('UPDATE scenes SET segment_count = $2, total_duration = $2 * 8 WHERE id = $1', [
      sceneId,
      segments,
    ])
  })
}
