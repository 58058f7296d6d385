import { createHash, hash } from 'node:crypto'
import { isKnown, weak } from '#http/conditional.ts'
import type { KeptAnswers } from '#http/kept-answers.ts'
import { rateLimitFor, type RateLimits } from '#http/rate-limits.ts'
import type { Sessions } from '#http/session.ts'
import { refuseForeignOrigin } from '#http/same-origin.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Call, Caller, IdempotencyClaim, Keepable, KeptAnswer, Mounter, Role } from '#platform/mount.ts'
import { API_PREFIX, type Access, type Route } from '@skein/contract/route'
import { ROUTES } from '@skein/contract/routes'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const RANK: Readonly<Record<Role, number>> = { user: 1, moderator: 2, admin: 3 }
const NEEDED: Readonly<Record<Access, number>> = { anyone: 0, user: 1, moderator: 2, admin: 3 }
const JSON_TYPE = 'application/json; charset=utf-8'
const KEY = /^[\x21-\x7e]{8,100}$/

const names = new Map<unknown, string>([...ROUTES].map(([name, route]) => [route, name]))

/** Routes that were mounted, by contract name; the house test holds them against the contract. */
export type MountedRoutes = Set<string>

/**
 * Binds contract routes to Fastify: the schema that types a handler is the schema its input is validated with and its
 * reply is serialised by, so a field that is not declared cannot leave.
 */
export function createMounter(
  app: FastifyInstance,
  deps: {
    readonly sessions: Sessions
    readonly rateLimits: RateLimits
    readonly mounted: MountedRoutes
    readonly keptAnswers: KeptAnswers
  },
): Mounter {
  const { sessions, rateLimits, mounted, keptAnswers } = deps

  function bind<In, Out>(
    route: Route<In, Out>,
    answer: (input: In, call: Call, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ): void {
    const name = names.get(route)
    if (name === undefined) throw new Error(`${route.method} ${route.path} is not part of the contract`)
    if (mounted.has(name)) throw new Error(`${name} is mounted twice`)
    mounted.add(name)

    app.route({
      method: route.method,
      url: `${API_PREFIX}${route.path}`,
      schema: {
        ...(route.params !== null && { params: route.params }),
        ...(route.query !== null && { querystring: route.query }),
        ...(route.body !== null && { body: route.body }),
        ...(route.reply !== null && { response: { [route.status]: route.reply } }),
      },
      config: { rateLimit: rateLimitFor(route.rateLimit, rateLimits) },
      onRequest: async (request) => {
        if (route.method !== 'GET') refuseForeignOrigin(request, sessions.travelsInCookie(request))
        request.caller = await callerFor(route.access, request)
      },
      handler: async (request, reply) => {
        reply.code(route.status)
        if (route.produces === null) reply.header('cache-control', 'no-store')
        const { params, query, body } = request
        // Validated by the very schemas `In` was inferred from; this is the one place where the two meet.
        const input = { params, query, body } as In
        return answer(input, callOf(name, route.idempotency, request, reply, sessions), request, reply)
      },
    })
  }

  async function callerFor(access: Access, request: FastifyRequest): Promise<Caller | null> {
    try {
      const caller = await sessions.callerOf(request)
      if (NEEDED[access] === 0) return caller
      if (caller === null) throw new RequestFailure('unauthenticated')
      if (RANK[caller.role] < NEEDED[access]) throw new RequestFailure('forbidden')
      return caller
    } catch (error) {
      // An ended session is no reason to keep a page from somebody it is open to anyway.
      if (access === 'anyone' && error instanceof RequestFailure && error.code === 'session_expired') return null
      throw error
    }
  }

  return {
    open: (route, handler) =>
      bind(route, async (input, call, request, reply) => {
        const json = await handler(input, call)
        if (route.method !== 'GET' || route.reply === null) return json
        // Asked for again each time, but sent again only when it changed.
        const cacheControl = call.caller === null ? 'no-cache' : 'private, no-cache'
        return sendKept(finish({ json, cacheControl, isCurrent: null, isForSignedIn: false }, reply), request, reply)
      }),
    signedIn: (route, handler) => {
      if (route.access === 'anyone') throw new Error(`${route.path} is open to anyone and cannot rely on a caller`)
      bind(route, (input, call) => {
        if (call.caller === null) throw new RequestFailure('unauthenticated')
        return handler(input, { ...call, caller: call.caller })
      })
    },
    kept: (route, handler) =>
      bind(route, async (input, call, request, reply) => {
        const answer = finish(await handler(input, call), reply)
        if (answer.isCurrent !== null)
          keptAnswers.keep(request.raw.url ?? '', answer, { ...reply.getHeaders(), ...answer.headers })
        return sendKept(answer, request, reply)
      }),
    raw: (route, handler) =>
      bind(route, async (input, call, _request, reply) => {
        await handler(input, call)
        return reply
      }),
  }
}

/** Writes what is not written yet by the route's schema: a field that is not declared cannot leave this way either. */
function finish(answer: KeptAnswer | Keepable<unknown>, reply: FastifyReply): KeptAnswer {
  if ('body' in answer) return answer
  const { json, ...keeping } = answer
  const written = reply.serialize(json)
  const body = typeof written === 'string' ? Buffer.from(written) : Buffer.from(new Uint8Array(written))
  return { ...keeping, body, etag: `"${hash('sha1', body, 'base64url')}"`, contentType: JSON_TYPE }
}

function sendKept(answer: KeptAnswer, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isCoded = request.headers['accept-encoding'] !== undefined
  reply
    .headers(answer.headers ?? {})
    .header('etag', isCoded ? weak(answer.etag) : answer.etag)
    .header('cache-control', answer.cacheControl)
  if (isKnown(request.headers['if-none-match'], answer.etag)) return reply.code(304).send()
  return reply.type(answer.contentType).send(answer.body)
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
}

function callOf(
  name: string,
  idempotency: 'none' | 'required',
  request: FastifyRequest,
  reply: FastifyReply,
  sessions: Sessions,
): Call {
  return {
    caller: request.caller,
    callerNow: sessions.followCaller(request),
    idempotency: idempotency === 'required' ? claimOf(name, request) : null,
    request,
    reply,
    // Made when asked for: most handlers never look.
    get signal() {
      return departureOf(reply)
    },
  }
}

/** Fastify's own `request.signal` fires as soon as a request with a body has been read; this one when the client is gone. */
function departureOf(reply: FastifyReply): AbortSignal {
  const departure = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) departure.abort()
  })
  return departure.signal
}

function claimOf(route: string, request: FastifyRequest): IdempotencyClaim {
  const key = request.headers['idempotency-key']
  if (key === undefined) throw new RequestFailure('idempotency_key_missing')
  if (typeof key !== 'string' || !KEY.test(key)) throw new RequestFailure('idempotency_key_invalid')
  if (request.caller === null) throw new RequestFailure('unauthenticated')
  const fingerprint = createHash('sha256').update(`${request.method} ${request.url}\n${request.rawBody}`).digest('hex')
  return { userId: request.caller.userId, route, key, fingerprint }
}
