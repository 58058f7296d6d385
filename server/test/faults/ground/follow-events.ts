import { setTimeout as wait } from 'node:timers/promises'
import type { JobId } from '@skein/contract/ids'
import type { JobEvent } from '@skein/contract/jobs'
import { readJobEvents } from '../../make/read-job-events.ts'

export interface FollowedEvents {
  /** The numbers of the events as they came, over however many connections. */
  readonly sequences: readonly number[]
  /** Resolves to the last event once the feed has ended by itself. */
  readonly end: Promise<JobEvent>
}

/** Follows a job's feed as a browser does: when the stream ends, it comes back with the last id it saw. */
export function followEvents(baseUrl: string, jobId: JobId, token: string): FollowedEvents {
  const sequences: number[] = []
  const follow = async (): Promise<JobEvent> => {
    for (;;) {
      try {
        const response = await fetch(`${baseUrl}/api/v1/jobs/${jobId}/events`, {
          headers: { authorization: `Bearer ${token}`, 'last-event-id': String(sequences.at(-1) ?? 0) },
        })
        if (response.ok)
          for await (const event of readJobEvents(response)) {
            sequences.push(event.sequence)
            if (event.kind === 'published' || event.kind === 'failed') return event
          }
      } catch {
        // The connection broke; so does a browser's, and it comes back.
      }
      await wait(200)
    }
  }
  return { sequences, end: follow() }
}
