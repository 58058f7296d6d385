import { RequestFailure } from '#platform/failure.ts'
import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit'
import type { RateLimit } from '@skein/contract/route'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'

/** Requests per minute and client in each budget; null switches limiting off (load tests). */
export type RateLimits = Readonly<Record<RateLimit, number>> | null

/**
 * A reader paging quickly through a long scene stays under `read`; `publish` is generous for a person and ruinous for a
 * flood; a `preview` takes most of two seconds of a core or two; `sign_in` is what guessing runs into, counted by address.
 */
export const DEFAULT_RATE_LIMITS: RateLimits = { read: 1200, write: 240, publish: 60, preview: 30, sign_in: 60 }
/** Unknown addresses get their own small budget, or scanning for them would be free. */
const NOT_FOUND_PER_MINUTE = 120

/** IPv6 clients own at least a /64; counting single addresses would count nothing. */
function clientAddress(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip
  const address = ipaddr.process(ip)
  if (address.kind() === 'ipv4') return address.toString()
  return `${address.toByteArray().slice(0, 8).join('.')}/64`
}

const byAddress = (request: FastifyRequest) => clientAddress(request.ip)
const byPerson = (request: FastifyRequest) => request.caller?.userId ?? byAddress(request)

const options = (max: number, group: string, keyGenerator: (request: FastifyRequest) => string): RateLimitOptions => ({
  max,
  timeWindow: '1 minute',
  groupId: group,
  keyGenerator,
  hook: 'preValidation',
  errorResponseBuilder: (_request, context) =>
    new RequestFailure('rate_limited', { retryAfterSeconds: Math.ceil(context.ttl / 1000) }),
})

export async function registerRateLimits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, { global: false })
}

/** The budget of one route, shared by all routes of the same name. */
export function rateLimitFor(budget: RateLimit, limits: RateLimits): RateLimitOptions | false {
  if (limits === null) return false
  return options(limits[budget], budget, budget === 'sign_in' ? byAddress : byPerson)
}

export function notFoundLimit(limits: RateLimits): RateLimitOptions | false {
  return limits === null ? false : { ...options(NOT_FOUND_PER_MINUTE, 'not_found', byAddress), hook: 'preHandler' }
}
