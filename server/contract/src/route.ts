import type { Static, TSchema } from 'typebox'
import type { ErrorCode } from './errors.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type SuccessStatus = 200 | 201 | 202 | 204

/** Who may call a route at all; ownership is decided by the domain that owns the object. */
export type Access = 'anyone' | 'user' | 'moderator' | 'admin'

/** Named request budgets; the numbers live in the server's configuration. */
export type RateLimit = 'read' | 'write' | 'publish' | 'preview' | 'sign_in'

/** What the body of a reply is when it is not JSON. */
export type MediaReply = 'text/event-stream' | 'application/vnd.apple.mpegurl' | 'text/vtt'

interface RouteFacts {
  readonly method: Method
  /** Below `/api/v1`, with `:name` parameters. */
  readonly path: `/${string}`
  readonly status: SuccessStatus
  /** One line for people reading the OpenAPI page. */
  readonly summary: string
  readonly access: Access
  readonly rateLimit: RateLimit
  /** Whether the request takes an `Idempotency-Key`; routes that spend or publish require it. */
  readonly idempotency: 'none' | 'required'
  /** Codes this route can answer with beyond those every route shares. */
  readonly errors: readonly ErrorCode[]
  /** Set when the reply is not JSON; `reply` is then null. */
  readonly produces: MediaReply | null
}

/**
 * A route as a value: the server mounts it, the web and the tests call it, OpenAPI is emitted from it.
 * `In` and `Out` are resolved where the route is written, so that callers never re-run schema inference.
 */
export interface Route<In, Out> extends RouteFacts {
  readonly params: TSchema | null
  readonly query: TSchema | null
  readonly body: TSchema | null
  readonly reply: TSchema | null
  /** Never called; carries the types. */
  readonly types?: (input: In) => Out
}

type Part<K extends string, S> = S extends TSchema ? { readonly [P in K]: Static<S> } : unknown
type Reply<S> = S extends TSchema ? Static<S> : undefined

/** Writes a route down once. Everything optional defaults to the harmless choice: anyone may read, nothing is kept. */
export function route<R = null, P = null, Q = null, B = null>(spec: {
  method: Method
  path: `/${string}`
  status: SuccessStatus
  summary: string
  access?: Access
  rateLimit?: RateLimit
  idempotency?: 'none' | 'required'
  errors?: readonly ErrorCode[]
  produces?: MediaReply
  params?: P & TSchema
  query?: Q & TSchema
  body?: B & TSchema
  reply?: R & TSchema
}): Route<Part<'params', P> & Part<'query', Q> & Part<'body', B>, Reply<R>> {
  return {
    method: spec.method,
    path: spec.path,
    status: spec.status,
    summary: spec.summary,
    access: spec.access ?? 'anyone',
    rateLimit: spec.rateLimit ?? (spec.method === 'GET' ? 'read' : 'write'),
    idempotency: spec.idempotency ?? 'none',
    errors: spec.errors ?? [],
    produces: spec.produces ?? null,
    params: spec.params ?? null,
    query: spec.query ?? null,
    body: spec.body ?? null,
    reply: spec.reply ?? null,
  }
}

/** All requests live below this prefix. */
export const API_PREFIX = '/api/v1'
