import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isAllowedHost, isPublicAddress, type OutboundPolicy, refusalOf } from './address.rules.ts'

/** A fetch that our own rules forbid; asking again changes nothing. */
export class OutboundRefused extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'OutboundRefused'
  }
}

export type ResolveName = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void

const resolveBySystem: ResolveName = (host, done) => systemLookup(host, { all: true, verbatim: true }, done)

/**
 * Sends one GET and resolves with the answer's headers, its body unread; redirects are the caller's to follow. The
 * addresses a name resolves to are judged where the connection is made, so an answer that changes between a check and a
 * connect makes no difference: there is only one look-up.
 *
 * @throws OutboundRefused when the address is not allowed; whatever the network throws otherwise.
 */
export async function pinnedGet(
  url: URL,
  options: {
    readonly policy: OutboundPolicy
    readonly headers: Readonly<Record<string, string>>
    readonly signal: AbortSignal
    readonly resolve?: ResolveName
  },
): Promise<IncomingMessage> {
  const { policy, headers, signal, resolve = resolveBySystem } = options
  const refusal = refusalOf(url, policy)
  if (refusal !== null) throw new OutboundRefused(refusal)
  const mayBePrivate = isAllowedHost(url, policy)
  return await new Promise((done, fail) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(url, {
      headers: { accept: '*/*', 'accept-encoding': 'identity', ...headers },
      // A pooled connection was judged under another policy.
      agent: false,
      lookup: guardedLookup(resolve, mayBePrivate),
      signal,
    })
    request.once('response', done)
    request.once('error', fail)
    request.end()
  })
}

function guardedLookup(resolve: ResolveName, mayBePrivate: boolean): LookupFunction {
  return (host, lookupOptions, done) => {
    resolve(host, (error, addresses) => {
      if (error !== null) return done(error, '', 0)
      // One private address among public ones is how a name is made to point inside.
      const [first] = addresses
      if (first === undefined || (!mayBePrivate && !addresses.every(({ address }) => isPublicAddress(address))))
        return done(new OutboundRefused('the name does not point to a public address'), '', 0)
      if (lookupOptions.all === true) return done(null, [...addresses])
      return done(null, first.address, first.family)
    })
  }
}
