import { ProviderFailure } from '#platform/failure.ts'

/** A status or a receipt is a few hundred bytes; whoever sends a megabyte sends something else. */
const ANSWER_BYTES_MAX = 1024 * 1024

export interface ApiAnswer {
  readonly http: number
  readonly headers: Headers
  readonly text: string
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown
}

export interface ApiCallOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | FormData
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** The connection was never made, so nothing can have been ordered over it. */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO\w+|SELF_SIGNED\w+|UNABLE_TO\w+|ERR_TLS\w+)$/

/**
 * One request, one answer: no retries, no redirects, bounded in bytes and time. Every status is an answer.
 *
 * @throws ProviderFailure `cancelled`, `timeout`, `network` (with `billed: 'no'` when no connection came about) or
 * `bad_output` for an answer too large to be one.
 */
export async function callApi(url: string, options: ApiCallOptions): Promise<ApiAnswer> {
  const { method, headers, body, timeoutMs, signal } = options
  const deadline = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal: AbortSignal.any([signal, deadline]),
    })
    const text = await readBounded(response)
    return { http: response.status, headers: response.headers, text, json: parsed(text) }
  } catch (error) {
    if (error instanceof ProviderFailure) throw error
    if (signal.aborted)
      throw new ProviderFailure('cancelled', 'The call was cancelled.', { retry: 'never', cause: error })
    if (deadline.aborted)
      throw new ProviderFailure('timeout', 'The video server did not answer in time.', { retry: 'after', cause: error })
    throw new ProviderFailure('network', 'The connection to the video server failed.', {
      retry: 'after',
      billed: NEVER_CONNECTED.test(codeOf(error)) ? 'no' : 'unknown',
      cause: error,
    })
  }
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > ANSWER_BYTES_MAX)
      throw new ProviderFailure('bad_output', 'The video server answered more than an answer can be.', {
        retry: 'after',
      })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Of the error, or of what undici wrapped in it: a failed connect to several addresses holds one error for each. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return codeOf(error.cause)
}
