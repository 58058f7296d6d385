import { Bible } from '@skein/contract/bible'
import type { Database } from '#platform/db.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { Type } from 'typebox'
import { demand } from '../../job-result.ts'
import type { StageJob } from '../../stage-handler.ts'
import { storyStore } from '../../story.store.ts'

const readSurroundings = sqlStatement(
  'segments/read-surroundings',
  Type.Object({
    title: Type.String(),
    sequence: Type.Integer(),
    bible: Bible,
    writer: Type.String(),
    starts_at: Type.Integer(),
  }),
)

/** The order for a published segment: as it was told then, where it stands now. @throws Error when there is none. */
export async function rerenderRequest(db: Database, job: StageJob, segmentId: string): Promise<VideoRequest> {
  const [around] = await readSurroundings(db.prisma, [segmentId])
  if (around === undefined) throw new Error(`segment ${segmentId} is missing`)
  return {
    jobId: job.id,
    sceneId: job.sceneId,
    script: demand(job.result, 'script'),
    bible: around.bible,
    startsAtSeconds: around.starts_at,
    before: await lastShotOf(db, job.sceneId, around.sequence - 1),
    title: around.sequence === 1 ? around.title : null,
    credit: around.writer,
  }
}

/** Where the segment of this sequence ends, for the sound of the next one; null when there is none or it is unreadable. */
export async function lastShotOf(
  db: Database,
  sceneId: string,
  sequence: number,
): Promise<NonNullable<VideoRequest['before']> | null> {
  if (sequence < 1) return null
  const [told] = await storyStore.recent(db.prisma, sceneId, sequence, 1)
  const last = told?.script?.shots.at(-1)
  return last === undefined ? null : { setting: last.setting, mood: last.mood }
}
