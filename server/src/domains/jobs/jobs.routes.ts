import * as contract from '@skein/contract/jobs'
import { createEventFeed, type FeedSource, type StreamEvent } from '#platform/event-feed.ts'
import { serveEventStream } from '#platform/event-stream.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Mounter } from '#platform/mount.ts'
import type { DraftsService } from './drafts.service.ts'
import type { JobsService } from './jobs.service.ts'

/** Binds the contract's routes for continuations, jobs and drafts. */
export function mountJobs(mount: Mounter, jobs: JobsService, drafts: DraftsService): void {
  mount.signedIn(contract.createContinuation, async ({ params, body }, { caller, idempotency }) => {
    if (idempotency === null) throw new RequestFailure('idempotency_key_missing')
    return jobs.submit(caller.userId, params.sceneId, body, idempotency)
  })
  mount.signedIn(contract.getJob, ({ params }, { caller }) => jobs.get(caller.userId, params.jobId))
  mount.signedIn(contract.listMyJobs, ({ query }, { caller }) => jobs.list(caller.userId, query))
  mount.signedIn(contract.cancelJob, ({ params }, { caller }) => jobs.cancel(caller.userId, params.jobId))
  mount.signedIn(contract.retryJob, ({ params }, { caller }) => jobs.retry(caller.userId, params.jobId))

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
    drafts.save(caller.userId, params.sceneId, body.text),
  )
  mount.signedIn(contract.listMyDrafts, ({ query }, { caller }) => drafts.list(caller.userId, query))
}

function inStream(event: contract.JobEvent): StreamEvent {
  return { id: event.sequence, event: event.kind, data: event }
}
