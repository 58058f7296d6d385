import type { ROLES } from '@skein/contract/accounts'
import type { UserId } from '@skein/contract/ids'
import type { Route } from '@skein/contract/route'
import type { FastifyReply, FastifyRequest } from 'fastify'

export type Role = (typeof ROLES)[number]

/** Who is calling; authorisation beyond the route's own `access` is decided by the domain that owns the object. */
export interface Caller {
  readonly userId: UserId
  readonly role: Role
}

/** The key a client repeats a write with, and what the request said, so that another request cannot reuse it. */
export interface IdempotencyClaim {
  readonly userId: UserId
  /** The contract's name of the route. */
  readonly route: string
  readonly key: string
  /** SHA-256 of method, address and raw body, lower-case hex. */
  readonly fingerprint: string
}

/** What a handler may know about the request besides its validated input. */
export interface Call<Access = Caller | null> {
  readonly caller: Access
  /**
   * Who the caller is by now, for what outlives the request: null for a stranger, and for somebody whose session or
   * account has ended since. Asks the database each time.
   */
  readonly callerNow: () => Promise<Caller | null>
  /** Set on every route whose contract requires a key, and on no other. */
  readonly idempotency: IdempotencyClaim | null
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal
}

/** How an answer may be given again. */
interface Keeping {
  readonly cacheControl: string
  /**
   * Whether anybody may still be given this answer; null when nobody else may. It is asked at every request for it, so
   * it looks things up in memory and never throws.
   */
  readonly isCurrent: (() => boolean) | null
  /** False when a person with a session must be shown what is newest, their own writing above all. */
  readonly isForSignedIn: boolean
}

/** A finished answer: sent as it is, and perhaps given again to others who ask for the same. */
export interface KeptAnswer extends Keeping {
  readonly body: Buffer
  /** Strong, in its quotes. */
  readonly etag: string
  readonly contentType: string
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer that is still to be written by its route's schema, and may then be given again. */
export interface Keepable<Out> extends Keeping {
  readonly json: Out
}

/** Binds contract routes to handlers; `http/` provides one that validates, authenticates, limits and answers problems. */
export interface Mounter {
  /** A route anyone may call; `caller` is null for a stranger. */
  open<In, Out>(route: Route<In, Out>, handler: (input: In, call: Call) => Promise<Out>): void
  /** A route that needs a signed-in person. */
  signedIn<In, Out>(route: Route<In, Out>, handler: (input: In, call: Call<Caller>) => Promise<Out>): void
  /** A route whose answers are kept: `http/` gives them again, and answers whoever already has them with 304. */
  kept<In, Out>(route: Route<In, Out>, handler: (input: In, call: Call) => Promise<KeptAnswer | Keepable<Out>>): void
  /** A route that writes its own reply (event streams, playlists); the handler must end it. */
  raw<In>(route: Route<In, undefined>, handler: (input: In, call: Call) => Promise<void>): void
}
