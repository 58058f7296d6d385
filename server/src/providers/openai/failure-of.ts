import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai'
import { ProviderFailure } from '#platform/failure.ts'
import { retryAfterMs } from '#platform/retry-after.ts'

const MESSAGE_LENGTH_MAX = 200
const MODERATED = /content[_ ]?(?:policy|filter)|moderation|responsible_?ai/i
const OUT_OF_MONEY = /insufficient_quota|billing|payment|credit/i

/** Whether a server refuses the answer format and not the request: 400 or 422 that speaks of it. */
export function rejectsResponseFormat(error: unknown): boolean {
  return (
    error instanceof APIError &&
    (error.status === 400 || error.status === 422) &&
    /response_?format|json_?schema|json_?object|schema|structured|guided|grammar/i.test(
      `${error.message} ${error.param ?? ''}`,
    )
  )
}

interface Asked {
  readonly server: string
  readonly apiKey: string
}

/**
 * Puts whatever the SDK threw into the closed taxonomy (MEDIA 1.6). Nothing of the SDK's error gets through but a short
 * message without the key: servers like to quote it.
 *
 * @param asked the server as sentences begin with it, and the key it was given.
 * @param stopped what ended the call from our side, if anything did.
 */
export function failureOf(error: unknown, asked: Asked, stopped: 'cancelled' | 'timeout' | null): ProviderFailure {
  if (error instanceof ProviderFailure) return error
  if (stopped === 'cancelled') return new ProviderFailure('cancelled', 'The job was cancelled.', { retry: 'never' })
  if (stopped === 'timeout' || error instanceof APIConnectionTimeoutError) {
    return new ProviderFailure('timeout', `${asked.server} did not answer in time.`, { retry: 'after' })
  }
  if (error instanceof APIConnectionError) return unreachable(asked.server)
  if (error instanceof APIError && error.status !== undefined) return failureOfStatus(error, error.status, asked)
  if (error instanceof SyntaxError) return unreadable(asked.server)
  // undici reports a connection lost in mid-body as a bare TypeError.
  return unreachable(asked.server)
}

/** The server answered something that is no chat completion, such as a proxy's HTML page. */
export function unreadable(server: string): ProviderFailure {
  return new ProviderFailure('bad_output', `${server} answered something unreadable.`, { retry: 'after' })
}

function unreachable(server: string): ProviderFailure {
  return new ProviderFailure('network', `${server} could not be reached, or broke off.`, { retry: 'after' })
}

function failureOfStatus(error: APIError, http: number, { server, apiKey }: Asked): ProviderFailure {
  const told = error.message
    .replaceAll(apiKey, '…')
    .replaceAll(/\bsk-[\w*.-]+/g, '…')
    .slice(0, MESSAGE_LENGTH_MAX)
  const message = `${server} answered: ${told}`
  const said = `${error.code ?? ''} ${error.type ?? ''} ${error.message}`
  const never = { retry: 'never', http } as const
  const after = { retry: 'after', http, retryAfterMs: retryAfterMs(error.headers) } as const
  if (http === 401 || http === 403) return new ProviderFailure('auth', message, never)
  if (http === 402) return new ProviderFailure('billing', message, never)
  if (http === 404) return new ProviderFailure('not_found', message, never)
  if (http === 408) return new ProviderFailure('timeout', message, after)
  if (http === 429) {
    return OUT_OF_MONEY.test(said)
      ? new ProviderFailure('billing', message, never)
      : new ProviderFailure('rate_limited', message, after)
  }
  if (http === 503 || http === 529) return new ProviderFailure('capacity', message, after)
  if (http >= 500 || http === 409) return new ProviderFailure('provider', message, after)
  return new ProviderFailure(MODERATED.test(said) ? 'moderated' : 'invalid_request', message, never)
}
