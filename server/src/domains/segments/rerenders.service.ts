import { isOpenToAll } from '#domains/scenes/scenes.rules.ts'
import type { JobsService } from '#domains/jobs/jobs.service.ts'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import { runIdempotent } from '#platform/idempotency.ts'
import type { Caller, IdempotencyClaim } from '#platform/mount.ts'
import { owns } from '#platform/ownership.ts'
import type { SegmentId } from '@skein/contract/ids'
import type { Job } from '@skein/contract/jobs'
import { rerendersStore } from './rerenders.store.ts'
import { isUuidV7 } from './segments.rules.ts'

export type RerendersService = ReturnType<typeof createRerendersService>

/** Better pictures for the same segment: a job that begins at filming and ends by swapping media in place. */
export function createRerendersService(deps: {
  readonly db: Database
  readonly jobs: Pick<JobsService, 'createJob' | 'read'>
}) {
  const { db, jobs } = deps
  return {
    /**
     * Has a segment filmed again by whatever films now: for its writer, its scene's owner and admins, one at a time.
     *
     * @throws RequestFailure `not_found`, `forbidden`, `rerender_under_way` and what `runIdempotent` throws.
     */
    async request(caller: Caller, segmentId: SegmentId, claim: IdempotencyClaim): Promise<Job> {
      const { reply } = await runIdempotent(db, claim, async (tx) => {
        const segment = isUuidV7(segmentId) ? await rerendersStore.lock(tx, segmentId) : null
        if (segment === null || segment.status !== 'active' || !isOpenToAll(segment.scene_status))
          throw new RequestFailure('not_found')
        const isAllowed =
          owns(caller, segment.author_id) || owns(caller, segment.scene_user_id) || caller.role === 'admin'
        if (!isAllowed) throw new RequestFailure('forbidden')
        if (segment.under_way) throw new RequestFailure('rerender_under_way')
        const { sequence, expanded_script: script, storyteller } = segment
        const jobId = await jobs.createJob(tx, {
          sceneId: segment.scene_id,
          userId: caller.userId,
          type: 'rerender',
          text: segment.input_text,
          bibleVersion: segment.bible_version,
          idempotencyKey: claim.key,
          made: {
            script: JSON.parse(script),
            operations: [],
            segmentId,
            rerenders: { segmentId, sequence },
            ...(storyteller !== null && { storyteller }),
          },
        })
        return jobs.read(tx, jobId, caller.userId)
      })
      return reply
    },
  }
}
