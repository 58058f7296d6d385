import type { SceneId } from '@skein/contract/ids'
import { listTranscript, TRANSCRIPT_LIMIT_MAX } from '@skein/contract/transcript'
import { queryOf } from '../../api/queries.ts'

/** Segments read at once. */
const BLOCK = TRANSCRIPT_LIMIT_MAX

/** The block a segment is in, counted from 0. */
export const blockOf = (sequence: number): number => Math.max(0, Math.floor((sequence - 1) / BLOCK))

/**
 * One block of a scene's transcript. A block that is full never grows; the last one is another query once the scene is
 * longer.
 *
 * @param last the scene's newest sequence.
 */
export const transcriptQuery = (sceneId: SceneId, block: number, last: number) => ({
  ...queryOf(listTranscript, {
    params: { sceneId },
    query: { from: block * BLOCK + 1, limit: Math.min(BLOCK, Math.max(1, last - block * BLOCK)) },
  }),
  staleTime: 5 * 60_000,
})
