import { addressOf, partOf } from './address.ts'
import { isErrorCode, type ErrorCode, type Problem } from './errors.ts'
import type { Route } from './route.ts'

/** A refused request, with the problem details as they came. */
export class ApiFailure extends Error {
  readonly problem: Problem
  readonly code: ErrorCode
  readonly status: number
  readonly retryAfterSeconds: number | null

  constructor(problem: Problem, retryAfterSeconds: number | null) {
    super(`${problem.code}: ${problem.detail ?? problem.title}`)
    this.name = 'ApiFailure'
    this.problem = problem
    this.code = isErrorCode(problem.code) ? problem.code : 'internal'
    this.status = problem.status
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export interface ClientOptions {
  /** Origin of a Skein, such as `http://127.0.0.1:4747`. */
  readonly baseUrl: string
  /** Sent as `Authorization: Bearer`, asked for anew before each request so that it can be renewed. */
  readonly accessToken?: () => Promise<string | null> | string | null
}

export interface CallOptions {
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

/** Calls any route of the contract. @throws ApiFailure for every reply that is not a success. */
export type Client = <In, Out>(route: Route<In, Out>, input: In, options?: CallOptions) => Promise<Out>

/** A client for programs: the importer, tests and benches. The web app has its own, which lives on cookies. */
export function createClient(options: ClientOptions): Client {
  return async (route, input, call = {}) => {
    const headers: Record<string, string> = { accept: 'application/json' }
    const token = await options.accessToken?.()
    if (token !== null && token !== undefined) headers['authorization'] = `Bearer ${token}`
    if (call.idempotencyKey !== undefined) headers['idempotency-key'] = call.idempotencyKey
    if (route.body !== null) headers['content-type'] = 'application/json'
    const response = await fetch(`${options.baseUrl}${addressOf(route, input)}`, {
      method: route.method,
      headers,
      ...(route.body !== null && { body: JSON.stringify(partOf(input, 'body') ?? {}) }),
      ...(call.signal !== undefined && { signal: call.signal }),
    })
    if (!response.ok) throw await failureOf(response)
    return response.status === 204 ? undefined : JSON.parse(await response.text())
  }
}

async function failureOf(response: Response): Promise<ApiFailure> {
  const wait = Number(response.headers.get('retry-after'))
  const text = await response.text()
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') === true
  const problem: Problem = isProblem
    ? JSON.parse(text)
    : {
        type: 'about:blank',
        title: `The server answered ${response.status}.`,
        status: response.status,
        code: 'internal',
        cure: 'Check that this address is a Skein.',
        requestId: '',
      }
  return new ApiFailure(problem, Number.isFinite(wait) && wait > 0 ? wait : null)
}
