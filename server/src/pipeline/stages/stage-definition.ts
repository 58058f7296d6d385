import type { Stage } from '@skein/contract/jobs'

/** What the queue and the progress bar must know of a stage without loading what it needs to run. */
export interface StageDefinition {
  readonly stage: Stage
  /** What a writer reads while it runs. */
  readonly title: string
  /** Where the stage begins and ends on the job's 0 to 100. */
  readonly progress: { readonly from: number; readonly to: number }
  readonly policy: {
    readonly retryLimit: number
    /** Seconds before the first retry; doubles with jitter up to the maximum. */
    readonly retryDelaySeconds: number
    readonly retryDelayMaxSeconds: number
    /** A handler that runs longer has lost its job even if its heart still beats. */
    readonly expireInSeconds: number
  }
}
