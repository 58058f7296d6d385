import type { StagedSegment } from './tell-work.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'

/**
 * What the renderer needs for a segment outside the platform.
 *
 * @param scene seeds the places: the same words are the same place as long as this stays the same.
 * @param title shown at the work's first segment; null for none.
 */
export function videoRequestOf(staged: StagedSegment, scene: string, title: string | null): VideoRequest {
  return {
    jobId: `${scene}-${staged.segment.segmentNumber}`,
    sceneId: scene,
    script: staged.script,
    bible: staged.bible,
    startsAtSeconds: staged.startsAtSeconds,
    title: staged.startsAtSeconds === 0 ? title : null,
    credit: staged.segment.author === '' ? null : staged.segment.author,
  }
}
