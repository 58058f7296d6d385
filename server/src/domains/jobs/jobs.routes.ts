import * as contract from '@skein/contract/jobs'
import { getUnderWay } from '@skein/contract/under-way'
import { createEventFeed, type FeedSource, type StreamEvent } from '#platform/event-feed.ts'
import { serveEventStream } from '#platform/event-stream.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller, Mounter } from '#platform/mount.ts'
import type { SceneId } from '@skein/contract/ids'
import type { DraftsService } from './drafts.service.ts'
import type { Verdict } from '@skein/contract/verdict'
import type { JobsService } from './jobs.service.ts'
import type { UnderWayService } from './under-way.service.ts'

/**
 * What the check would say of a text. It belongs to the pipeline and is handed over by the container.
 *
 * @throws RequestFailure `not_found`, `scene_closed`.
 */
export type TextCheck = (
  caller: Caller,
  sceneId: SceneId,
  unsent: { readonly text: string; readonly language?: string },
  signal: AbortSignal,
) => Promise<Verdict>

/** Binds the contract's routes for continuations, jobs and drafts. */
export function mountJobs(
  mount: Mounter,
  jobs: JobsService,
  drafts: DraftsService,
  underWay: UnderWayService,
  check: TextCheck,
): void {
  mount.signedIn(contract.createContinuation, async ({ params, body }, { caller, idempotency }) => {
    if (idempotency === null) throw new RequestFailure('idempotency_key_missing')
    return jobs.submit(caller.userId, params.sceneId, body, idempotency)
  })
  mount.signedIn(contract.getJob, ({ params }, { caller }) => jobs.get(caller.userId, params.jobId))
  mount.signedIn(contract.listMyJobs, ({ query }, { caller }) => jobs.list(caller.userId, query))
  mount.signedIn(contract.cancelJob, ({ params }, { caller }) => jobs.cancel(caller.userId, params.jobId))
  mount.signedIn(contract.retryJob, ({ params }, { caller }) => jobs.retry(caller.userId, params.jobId))
  mount.signedIn(contract.acceptDoubts, ({ params }, { caller }) => jobs.acceptDoubts(caller.userId, params.jobId))
  mount.signedIn(contract.recheckJob, ({ params }, { caller }) => jobs.recheck(caller.userId, params.jobId))
  mount.signedIn(contract.markFinding, ({ params, body }, { caller }) =>
    jobs.markFinding(caller.userId, params.jobId, { finding: params.finding, ...body }),
  )
  mount.signedIn(contract.checkText, ({ params, body }, { caller, signal }) =>
    check(caller, params.sceneId, body, signal),
  )
  mount.open(getUnderWay, ({ params }, { caller }) => underWay.read(params.sceneId, caller))

  mount.raw(contract.watchJob, async ({ params }, { caller, callerNow, request, reply }) => {
    if (caller === null) throw new RequestFailure('unauthenticated')
    const feed = await jobs.watch(caller.userId, params.jobId)
    const source: FeedSource = {
      readAfter: async (sequence) => {
        const events = await feed.readAfter(sequence)
        const last = events.at(-1)
        return { events: events.map(inStream), isFinal: last !== undefined && feed.isFinal(last) }
      },
      subscribe: (wake) => feed.subscribe(wake),
      // Each stream asks for itself: of two sessions of one writer, one may have ended.
      check: async () => {
        if ((await callerNow())?.userId !== caller.userId) throw new RequestFailure('unauthenticated')
      },
    }
    serveEventStream(request, reply, createEventFeed(source, 0), 0)
  })

  mount.signedIn(contract.getDraft, ({ params }, { caller }) => drafts.get(caller.userId, params.sceneId))
  mount.signedIn(contract.saveDraft, ({ params, body }, { caller }) =>
    drafts.save(caller.userId, params.sceneId, body.text, body.expectedUpdatedAt),
  )
  mount.signedIn(contract.countMyWork, async (_input, { caller }) => ({
    drafts: await drafts.count(caller.userId),
    ...(await jobs.count(caller.userId)),
  }))
  mount.signedIn(contract.listMyDrafts, ({ query }, { caller }) => drafts.list(caller.userId, query))
}

function inStream(event: contract.JobEvent): StreamEvent {
  return { id: event.sequence, event: event.kind, data: event }
}
