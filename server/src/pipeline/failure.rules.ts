import type { JobAttempt, JobErrorCode, Stage } from '@skein/contract/jobs'
import { PROVIDER_FAILURE_CODES, ProviderFailure, type ProviderFailureCode } from '#platform/failure.ts'
import { storageTrouble, type StorageTrouble } from '#providers/storage/storage-failure.ts'
import { StageRefusal } from './stage-handler.ts'

/** What a thrown error means for the job. */
export type Consequence = {
  /** How the try is recorded. */
  readonly outcome: JobAttempt['outcome']
  readonly errorCode: string
  readonly errorMessage: string
} & (
  | { readonly kind: 'retry'; readonly retryAfterMs: number | undefined }
  /** Costs none of the job's tries, however often: the text and its providers are not to blame. */
  | { readonly kind: 'wait'; readonly trouble: StorageTrouble }
  | { readonly kind: 'fail'; readonly jobError: JobErrorCode }
)

/** A provider that asks for more patience than this is asked again anyway. */
const RETRY_AFTER_MS_MAX = 15 * 60_000

const OUTCOMES: Partial<Record<ProviderFailureCode, JobAttempt['outcome']>> = {
  moderated: 'moderation_rejected',
  rate_limited: 'rate_limited',
  capacity: 'rate_limited',
  timeout: 'timeout',
}
/** Failures that no retry cures, whatever the provider advises. */
const TERMINAL: Partial<Record<ProviderFailureCode, JobErrorCode>> = {
  moderated: 'moderation_rejected',
  billing: 'provider_billing',
  auth: 'provider_refused_access',
}

/** What a writer reads while the storage keeps a job waiting. */
export const WAITING_FOR: Readonly<Record<StorageTrouble, string>> = {
  full: 'Waiting for storage space; it goes on by itself when there is some.',
  failing: 'Waiting for the storage to work again; it goes on by itself.',
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Reads an error: a verdict on the text or a dead end ends the job, trouble is retried with whatever pause was asked for,
 * and for storage that cannot serve the job waits.
 */
export function consequenceOf(error: unknown, stage: Stage): Consequence {
  if (error instanceof StageRefusal)
    return {
      kind: 'fail',
      outcome: 'api_error',
      errorCode: error.code,
      errorMessage: error.message,
      jobError: error.code,
    }
  const trouble = storageTrouble(error)
  if (trouble !== null)
    return {
      kind: 'wait',
      outcome: 'api_error',
      errorCode: `storage_${trouble}`,
      errorMessage: messageOf(error),
      trouble,
    }
  if (!(error instanceof ProviderFailure))
    return {
      kind: 'retry',
      outcome: 'api_error',
      errorCode: 'stage_failed',
      errorMessage: messageOf(error),
      retryAfterMs: undefined,
    }
  const record = {
    outcome: OUTCOMES[error.code] ?? 'api_error',
    errorCode: error.code,
    errorMessage: error.message,
  } as const
  const terminal = error.moderated === 'output' ? 'film_rejected' : TERMINAL[error.code]
  if (terminal !== undefined) return { kind: 'fail', ...record, jobError: terminal }
  if (stage === 'video_generation' && error.code === 'invalid_request')
    return { kind: 'fail', ...record, jobError: 'provider_refused_order' }
  if (error.retry === 'never')
    return { kind: 'fail', ...record, jobError: stage === 'script_expansion' ? 'script_unusable' : 'provider_failed' }
  const pause = error.retryAfterMs === undefined ? undefined : Math.min(error.retryAfterMs, RETRY_AFTER_MS_MAX)
  return { kind: 'retry', ...record, retryAfterMs: pause }
}

/** What a job fails with when its tries are spent, from the last try's record. */
export function spentError(lastErrorCode: string | null): JobErrorCode {
  return PROVIDER_FAILURE_CODES.some((code) => code === lastErrorCode) ? 'provider_failed' : 'stage_failed'
}
