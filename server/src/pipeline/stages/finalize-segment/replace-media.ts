import type { Transaction } from '#platform/db.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import { Type } from 'typebox'
import { demand } from '../../job-result.ts'
import type { Settlement, StageJob } from '../../stage-handler.ts'
import { storyStore } from '../../story.store.ts'
import { segmentsStore } from './segments.store.ts'

const replaceInPlace = sqlStatement('segments/replace-media', Type.Object({ sequence: Type.Integer() }))

/**
 * Ends a re-render: its media take the place of the segment's own. The manifest is stored and verified by now; until
 * this commits the old media play, and after it their files stay for a day.
 */
export async function replaceMedia(tx: Transaction, job: StageJob): Promise<Settlement> {
  const { segmentId, sequence } = demand(job.result, 'rerenders')
  const media = demand(job.result, 'media')
  await segmentsStore.lockScene(tx, job.sceneId)
  const { status, playlist_revision: revision } = await storyStore.read(tx, job.sceneId, job.userId)
  if (status !== 'active' && status !== 'locked') return { kind: 'fail', code: 'scene_closed' }
  const place = {
    mediaKey: media.mediaKey,
    videoUrl: `/${media.mediaKey}/segment.mp4`,
    hlsPlaylistUrl: `/api/v1/scenes/${job.sceneId}/playlists/r${revision + 1}/master.m3u8?upTo=${sequence}`,
    thumbnailUrl: `/${media.mediaKey}/poster.jpg`,
    resolution: media.resolution,
    fileSize: media.fileSizeBytes,
  }
  const seconds = Math.round(media.durationSeconds)
  const [replaced] = await replaceInPlace(tx, [segmentId, job.id, JSON.stringify(place), seconds])
  if (replaced === undefined) return { kind: 'fail', code: 'segment_gone' }
  return {
    kind: 'publish',
    sequence: replaced.sequence,
    message: `Segment ${replaced.sequence} has its new pictures.`,
    join: () => Promise.resolve(),
  }
}
