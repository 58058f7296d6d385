import type { JobErrorCode, JobType, Stage } from '@skein/contract/jobs'
import type { LockedJob } from '#domains/jobs/job-ledger.service.ts'
import type { Transaction } from '#platform/db.ts'
import type { AttemptTrace } from './attempts.store.ts'
import type { JobResult } from './job-result.ts'

/** A job as a stage sees it while it works, without holding any lock. */
export interface StageJob {
  readonly id: string
  readonly sceneId: string
  readonly userId: string
  readonly type: JobType
  readonly inputText: string
  readonly round: number
  readonly attempt: number
  /** What earlier stages made. */
  readonly result: JobResult
}

interface StageContext {
  /** Aborted when the job is cancelled, the claim is lost or the process stops. */
  readonly signal: AbortSignal
  /** 0 to 100 of this stage; may be called as often as one likes. */
  readonly onProgress: (percent: number) => void
}

/** What a stage's effect decided while it was written. */
export type Settlement =
  /** The job goes on to the next stage. */
  | { readonly kind: 'advance'; readonly mediaReady?: boolean }
  | {
      readonly kind: 'publish'
      /** The place the segment will take, if the scene is still as it was read. */
      readonly sequence: number
      /** For the writer; without one they read that their segment is published. */
      readonly message?: string
      /**
       * Writes what needs the scene's lock, last of all: sends its statements before it first waits. They fail, and the
       * commit runs again, when the scene has moved meanwhile.
       */
      readonly join: (tx: Transaction) => Promise<void>
    }
  /** The bible moved: back to validation. */
  | { readonly kind: 'send_back' }
  /** A verdict on the text, not an error: the job ends and the text returns to its writer. */
  | { readonly kind: 'fail'; readonly code: JobErrorCode; readonly detail?: string }

export interface StageFinished {
  readonly kind: 'finished'
  readonly trace: AttemptTrace
  /** Stored with the transition, whatever that is. */
  readonly made?: { readonly result: Partial<JobResult>; readonly context?: unknown }
  /** Writes the effect, with the job locked and known to be ours, in the transaction that ends the stage. */
  readonly commit: (tx: Transaction, job: LockedJob) => Promise<Settlement>
  /** Commits of the same turn wait for each other in this process, where waiting costs neither a connection nor a lock. */
  readonly turn?: string
  /** Tidies up what only failed commits need; may be lost in a crash. */
  readonly afterCommit?: () => Promise<void>
}

/** A provider is still at it, or there is no room yet: the worker lets go, and the stage is taken up again later. */
export interface StageWaiting {
  readonly kind: 'waiting'
  readonly afterMs: number
  readonly percent: number
  /** For the writer; what the stage is about when left out. */
  readonly message?: string
}

/** The heavy half of a stage: slow work that holds no transaction, then one effect that commits. */
export interface StageHandler {
  readonly stage: Stage
  /** @throws ProviderFailure or StageRefusal; anything else counts as our own fault and is retried. */
  run(job: StageJob, context: StageContext): Promise<StageFinished | StageWaiting>
  /** The job was cancelled while this stage had it: stops what still runs elsewhere, as far as that is possible. */
  abandon?(jobId: string): Promise<void>
}

/** Ends the job at once with a reason the writer can act on. */
export class StageRefusal extends Error {
  readonly code: JobErrorCode
  constructor(code: JobErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.name = 'StageRefusal'
    this.code = code
  }
}
