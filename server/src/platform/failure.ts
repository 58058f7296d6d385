import type { ErrorCode } from '@skein/contract/errors'

/** Something the client did or met, from the closed table in the contract. Becomes a problem-details reply. */
export class RequestFailure extends Error {
  readonly code: ErrorCode
  readonly detail: string | undefined
  /** JSON Pointer of the offending field in the request, when there is one. */
  readonly field: string | undefined
  readonly retryAfterSeconds: number | undefined
  /** Machine-readable extras documented for the code, such as `currentVersion`. */
  readonly extra: Record<string, unknown>

  constructor(
    code: ErrorCode,
    options: {
      detail?: string
      field?: string
      retryAfterSeconds?: number
      extra?: Record<string, unknown>
      cause?: unknown
    } = {},
  ) {
    super(options.detail ?? code, { cause: options.cause })
    this.name = 'RequestFailure'
    this.code = code
    this.detail = options.detail
    this.field = options.field
    this.retryAfterSeconds = options.retryAfterSeconds
    this.extra = options.extra ?? {}
  }
}

/** The closed provider error taxonomy of MEDIA 1.6. */
export const PROVIDER_FAILURE_CODES = [
  'invalid_request',
  'unsupported',
  'auth',
  'billing',
  'rate_limited',
  'capacity',
  'moderated',
  'timeout',
  'not_found',
  'expired',
  'bad_output',
  'network',
  'ambiguous_submit',
  'provider',
  'cancelled',
] as const
export type ProviderFailureCode = (typeof PROVIDER_FAILURE_CODES)[number]

/** What a provider's moderation objected to: the words or pictures it was given, or what it had made of them. */
export type ModeratedPart = 'prompt' | 'reference' | 'output'

/** A provider did not deliver. `retry` is advice to the pipeline, which alone counts attempts. */
export class ProviderFailure extends Error {
  readonly code: ProviderFailureCode
  readonly retry: 'never' | 'after'
  readonly retryAfterMs: number | undefined
  readonly http: number | undefined
  /** Only with `moderated`, and only when the provider says so. */
  readonly moderated: ModeratedPart | undefined
  /** Whether the failed call may have cost money; undefined where nothing is for sale. */
  readonly billed: 'no' | 'yes' | 'unknown' | undefined

  constructor(
    code: ProviderFailureCode,
    message: string,
    options: {
      retry: 'never' | 'after'
      retryAfterMs?: number | undefined
      http?: number | undefined
      moderated?: ModeratedPart | undefined
      billed?: 'no' | 'yes' | 'unknown' | undefined
      cause?: unknown
    },
  ) {
    super(message, { cause: options.cause })
    this.name = 'ProviderFailure'
    this.code = code
    this.retry = options.retry
    this.retryAfterMs = options.retryAfterMs
    this.http = options.http
    this.moderated = options.moderated
    this.billed = options.billed
  }
}
