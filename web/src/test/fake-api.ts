import { ERRORS, type ErrorCode, type Problem } from '@skein/contract/errors'
import { API_PREFIX, type Route } from '@skein/contract/route'

/** One request as the fake server saw it. */
export interface Seen {
  method: string
  path: string
  key: string | null
  body: unknown
}

type Answer = (request: { params: Record<string, string>; query: URLSearchParams; body: unknown }) => Response

interface Mounted {
  method: string
  pattern: RegExp
  answer: Answer
}

/** A problem the fake answers with, with the words of the contract. */
export function problem(code: ErrorCode, change: Partial<Problem> = {}): Response {
  const { status, title, cure } = ERRORS[code]
  const body: Problem = { type: 'about:blank', title, status, code, cure, requestId: 'req-1', ...change }
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } })
}

const OFFLINE = 'offline'
export const offline = (): Response => new Response(null, { status: 299, statusText: OFFLINE })

/**
 * A network that speaks the contract: a route answers with a value of its own reply type, so that a fake that drifts
 * from the server does not compile. What is not mounted answers `not_found`.
 */
export function fakeApi() {
  const mounted: Mounted[] = []
  const seen: Seen[] = []
  const respond = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address, 'http://skein.test')
    const method = init.method ?? 'GET'
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null
    seen.push({
      method,
      path: url.pathname.replace(API_PREFIX, ''),
      key: new Headers(init.headers).get('idempotency-key'),
      body,
    })
    const route = mounted.findLast((entry) => entry.method === method && entry.pattern.test(url.pathname))
    const params = route?.pattern.exec(url.pathname)?.groups ?? {}
    const response = route?.answer({ params, query: url.searchParams, body }) ?? problem('not_found')
    if (response.statusText === OFFLINE) throw new TypeError('Failed to fetch')
    return response
  }
  return {
    seen,
    respond,
    /** Answers a route; later answers replace earlier ones. A `Response` (see `problem`, `offline`) is sent as it is. */
    on<In, Out>(route: Route<In, Out>, answer: (request: Parameters<Answer>[0]) => Out | Response): void {
      const pattern = new RegExp(`^${API_PREFIX}${route.path.replace(/:([a-zA-Z]+)/g, '(?<$1>[^/]+)')}$`)
      mounted.push({
        method: route.method,
        pattern,
        answer: (request) => {
          const reply = answer(request)
          if (reply instanceof Response) return reply
          if (route.status === 204) return new Response(null, { status: 204 })
          return new Response(JSON.stringify(reply), {
            status: route.status,
            headers: { 'content-type': 'application/json' },
          })
        },
      })
    },
    /** The requests a route received. */
    to(route: { method: string; path: string }): Seen[] {
      const pattern = new RegExp(`^${route.path.replace(/:[a-zA-Z]+/g, '[^/]+')}$`)
      return seen.filter((entry) => entry.method === route.method && pattern.test(entry.path))
    },
  }
}

export type FakeApi = ReturnType<typeof fakeApi>
