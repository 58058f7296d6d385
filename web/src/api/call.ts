import { login, refresh } from '@skein/contract/accounts'
import type { Route } from '@skein/contract/route'
import { addressOf, partOf } from '@skein/contract/address'
import { type ApiProblem, offlineProblem, problemFrom } from './api-problem.ts'
import { takeFirstAnswer } from './first-answers.ts'
import { sessionHint } from './session-hint.ts'

export interface CallOptions {
  signal?: AbortSignal
  /** Required by routes that spend or publish; repeat the same key when repeating the same request. */
  idempotencyKey?: string
  /** Lets the request outlive the page; for what is sent while somebody leaves. */
  keepalive?: boolean
}

interface AnyCall {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

async function send(route: AnyCall, input: unknown, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey
  const init: RequestInit = { method: route.method, headers, credentials: 'same-origin' }
  if (options.signal !== undefined) init.signal = options.signal
  if (options.keepalive === true) init.keepalive = true
  if (route.body !== null) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(partOf(input, 'body') ?? {})
  }
  try {
    return await fetch(addressOf(route, input), init)
  } catch (error) {
    if (options.signal?.aborted === true) throw error
    throw offlineProblem(error)
  }
}

let refreshing: Promise<boolean> | null = null

/**
 * Exchanges the refresh cookie once for however many requests met an ended session together: the token rotates, so two
 * exchanges at a time would look like theft and end the whole family.
 */
function refreshOnce(): Promise<boolean> {
  refreshing ??= send(refresh, { body: {} }, {})
    .then((response) => {
      if (response.status === 401) sessionHint.clear()
      return response.ok
    })
    .catch(() => false)
    .finally(() => {
      refreshing = null
    })
  return refreshing
}

const mayRefresh = (route: AnyCall, problem: ApiProblem): boolean =>
  problem.status === 401 && route.path !== refresh.path && route.path !== login.path && sessionHint.isSet()

/**
 * Calls one route of the contract.
 *
 * Cookies carry the session. When it has ended, it is renewed once and the request repeated; the repeat carries the
 * same idempotency key. Throws {@link ApiProblem} for every failure but an abort, which stays an `AbortError`.
 */
export async function call<In, Out>(route: Route<In, Out>, input: In, options: CallOptions = {}): Promise<Out> {
  if (route.idempotency === 'required' && options.idempotencyKey === undefined) {
    throw new Error(`${route.method} ${route.path} needs an idempotency key`)
  }
  const first = route.method === 'GET' ? takeFirstAnswer(addressOf(route, input)) : null
  if (first !== null) {
    const answer: Out = JSON.parse(first)
    return answer
  }
  let response = await send(route, input, options)
  if (!response.ok) {
    let problem = await problemFrom(response)
    if (!mayRefresh(route, problem) || !(await refreshOnce())) throw problem
    response = await send(route, input, options)
    if (!response.ok) {
      problem = await problemFrom(response)
      throw problem
    }
  }
  const reply: Out = response.status === 204 ? undefined : await response.json()
  return reply
}
