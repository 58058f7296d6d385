import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

export interface SteadyReply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface SteadyRequest {
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly token?: string
  readonly key?: string
  readonly body?: object
}

/** How often a proxy asks whether a process wants requests; some ask every second. */
const PROBE_MS = 250

/** The other thing a proxy does: keeps asking each address whether it is ready, and forgets one that is not. */
export function watchReadiness(addresses: Set<string>): { stop(): Promise<void> } {
  const leaving = new AbortController()
  const watch = async () => {
    while (!leaving.signal.aborted) {
      for (const address of addresses) {
        const isReady = await fetch(`${address}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        )
        if (!isReady) addresses.delete(address)
      }
      await pause(PROBE_MS, undefined, { signal: leaving.signal }).catch(() => undefined)
    }
  }
  const watching = watch()
  return {
    stop: () => {
      leaving.abort()
      return watching
    },
  }
}

/**
 * The least a proxy does: takes the addresses in turn over connections it keeps, and leaves out one that accepts no
 * connection any more. It repeats nothing else: a request that was sent and got no answer is a failed one.
 *
 * @param addresses may change at any time.
 */
export function createSteadyClient(addresses: Set<string>) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let turn = 0

  const sendTo = (address: string, { method = 'GET', path, token, key, body }: SteadyRequest) =>
    new Promise<SteadyReply>((resolve, reject) => {
      const sent = request(
        `${address}${path}`,
        {
          agent,
          method,
          headers: {
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
            ...(key !== undefined && { 'idempotency-key': key }),
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
        },
        (response) => {
          let text = ''
          response.setEncoding('utf8')
          response.on('data', (chunk: string) => (text += chunk))
          response.on('error', reject)
          response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
        },
      )
      sent.on('error', reject)
      sent.end(body === undefined ? undefined : JSON.stringify(body))
    })

  return {
    async send(asked: SteadyRequest): Promise<SteadyReply> {
      for (;;) {
        const known = [...addresses]
        const address = known[turn++ % known.length]
        if (address === undefined) throw new Error('nobody is left to ask')
        try {
          return await sendTo(address, asked)
        } catch (error) {
          // Never accepted, so nobody has heard it.
          if (!(error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED')) throw error
          addresses.delete(address)
        }
      }
    },
    close: () => agent.destroy(),
  }
}
