import { hkdfSync } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { SessionCarrier } from '#domains/accounts/accounts.routes.ts'
import type { AccountsService } from '#domains/accounts/accounts.service.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller, Role } from '#platform/mount.ts'
import cookie from '@fastify/cookie'
import jwt from '@fastify/jwt'
import { UUID_PATTERN, type UserId } from '@skein/contract/ids'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'

const ACCESS_SECONDS = 10 * 60
/** How long a person may keep acting after losing their role or session in another process (RELIABILITY P04 allows 5 s). */
const STANDING_TTL_MS = 3000
const ISSUER = 'skein'
const uuid = new RegExp(UUID_PATTERN)

const ACCESS_COOKIE = 'skein_access'
const REFRESH_COOKIE = 'skein_refresh'

/** Whether a request names a session at all, looked at before anything has read its cookies. */
export function carriesSession({ headers }: IncomingMessage): boolean {
  return headers.authorization !== undefined || headers.cookie?.includes(ACCESS_COOKIE) === true
}

/** Whether whoever asks may turn out to be somebody, once they have renewed the session they had. */
export const mayHaveSession = (request: IncomingMessage): boolean =>
  carriesSession(request) || request.headers.cookie?.includes(REFRESH_COOKIE) === true

interface AccessClaims {
  readonly sub: string
  readonly sid: string
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: AccessClaims
    user: AccessClaims
  }
}

export interface Sessions extends SessionCarrier {
  /**
   * Who is calling, or null for a stranger.
   *
   * @throws RequestFailure `session_expired` for a token that was valid once: the client should refresh, not sign in.
   */
  callerOf(request: FastifyRequest): Promise<Caller | null>
  /**
   * A way to ask again who made a request that {@link callerOf} has answered; the access token's own end does not count,
   * because what outlives the request cannot be handed a fresh one.
   */
  followCaller(request: FastifyRequest): () => Promise<Caller | null>
  /** True when the caller is known by a cookie, which a browser sends along whoever asked for the request. */
  travelsInCookie(request: FastifyRequest): boolean
}

/**
 * Sessions over `@fastify/jwt`: access tokens of ten minutes, HS256 only, issuer and audience checked; the refresh token
 * is opaque. Browsers hold both in HttpOnly cookies, API clients in the Authorization header.
 */
export async function createSessions(
  app: FastifyInstance,
  deps: { readonly accounts: AccountsService; readonly secret: string; readonly secure: boolean },
): Promise<Sessions> {
  const { accounts, secure } = deps
  // The __Host- prefix binds a cookie to this very host, but browsers take it over https only.
  const accessCookie = secure ? `__Host-${ACCESS_COOKIE}` : ACCESS_COOKIE
  const refreshCookie = secure ? `__Host-${REFRESH_COOKIE}` : REFRESH_COOKIE
  const cookieOptions = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const
  const standings = new LRUCache<string, { role: Role | null }>({ max: 10_000, ttl: STANDING_TTL_MS })

  await app.register(cookie)
  await app.register(jwt, {
    secret: Buffer.from(hkdfSync('sha256', deps.secret, '', 'skein access tokens', 32)),
    sign: { algorithm: 'HS256', iss: ISSUER, aud: ISSUER, expiresIn: `${ACCESS_SECONDS}s` },
    verify: { algorithms: ['HS256'], allowedIss: ISSUER, allowedAud: ISSUER },
  })

  function presented(request: FastifyRequest): string | null {
    const header = request.headers.authorization
    if (header !== undefined) return /^Bearer ([\w.-]+)$/.exec(header)?.[1] ?? ''
    return request.cookies[accessCookie] ?? null
  }

  async function standing(userId: string, familyId: string): Promise<Role | null> {
    const known = standings.get(familyId)
    if (known !== undefined) return known.role
    const role = await accounts.standing(userId, familyId)
    standings.set(familyId, { role })
    return role
  }

  return {
    followCaller(request) {
      const { caller } = request
      const token = caller === null ? null : presented(request)
      if (caller === null || token === null) return () => Promise.resolve(null)
      return async () => {
        // Its signature was verified when the request came in.
        const claims = app.jwt.decode<AccessClaims>(token)
        if (claims === null) return null
        const role = await accounts.standing(claims.sub, claims.sid)
        standings.set(claims.sid, { role })
        return role === null ? null : { userId: caller.userId, role }
      }
    },

    async callerOf(request) {
      const token = presented(request)
      if (token === null) return null
      let claims: AccessClaims
      try {
        claims = app.jwt.verify<AccessClaims>(token)
      } catch (error) {
        throw new RequestFailure('session_expired', { cause: error })
      }
      if (!uuid.test(claims.sub) || !uuid.test(claims.sid)) throw new RequestFailure('session_expired')
      const role = await standing(claims.sub, claims.sid)
      if (role === null) throw new RequestFailure('session_expired')
      // The token is ours and its subject has the shape of an id: from here on it is one.
      return { userId: claims.sub as UserId, role }
    },

    travelsInCookie: (request) =>
      request.headers.authorization === undefined && request.cookies[accessCookie] !== undefined,

    hand(reply, session, transport) {
      const accessToken = app.jwt.sign({ sub: session.userId, sid: session.familyId })
      standings.delete(session.familyId)
      if (transport === 'bearer')
        return {
          user: session.user,
          tokens: {
            accessToken,
            accessTokenExpiresAt: new Date(Date.now() + ACCESS_SECONDS * 1000).toISOString(),
            refreshToken: session.refreshToken,
          },
        }
      reply.setCookie(accessCookie, accessToken, { ...cookieOptions, maxAge: ACCESS_SECONDS })
      reply.setCookie(refreshCookie, session.refreshToken, { ...cookieOptions, expires: session.refreshExpiresAt })
      return { user: session.user, tokens: null }
    },

    refreshTokenOf: (request) => request.cookies[refreshCookie] ?? null,

    drop(reply: FastifyReply) {
      reply.clearCookie(accessCookie, cookieOptions)
      reply.clearCookie(refreshCookie, cookieOptions)
    },

    forget: (familyId) => {
      standings.set(familyId, { role: null })
    },
  }
}
