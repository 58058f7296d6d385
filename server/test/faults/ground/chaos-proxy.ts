import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** What the network between Skein and its database does. */
export type Weather =
  | { readonly kind: 'pass' }
  /** Every piece arrives this much later, in order. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Every byte arrives in a piece of its own. */
  | { readonly kind: 'slices' }
  /** Every nth piece that a client sends arrives by half, and then both ends are reset. */
  | { readonly kind: 'reset'; readonly every: number }
  /** Every nth COMMIT that the server confirms is kept from the client, which is reset instead. */
  | { readonly kind: 'lost_commit'; readonly every: number }
  /** Connections are accepted and stay open; nothing that is sent arrives, ever, on any that knew this weather. */
  | { readonly kind: 'black_hole' }
  /** Nobody listens, and whoever was connected is reset. */
  | { readonly kind: 'refuse' }

export interface ChaosProxy {
  /** The database's address, by way of the proxy. */
  readonly url: string
  set(weather: Weather): Promise<void>
  /** How often something was done to a connection since the start, by kind of weather. */
  readonly struck: Readonly<Record<Weather['kind'], number>>
  close(): Promise<void>
}

/** The server's confirmation of a COMMIT (CommandComplete): type, length 11, tag, NUL. */
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1')

/** A pair of sockets that belong together. */
interface Link {
  readonly client: Socket
  readonly server: Socket
  /** Bytes were swallowed: from here on nothing makes sense any more, so nothing is said. */
  silent: boolean
}

/** A TCP proxy before a database that can be told to behave like a bad network. Close it after its clients. */
export async function startChaosProxy(databaseUrl: string): Promise<ChaosProxy> {
  const target = new URL(databaseUrl)
  const links = new Set<Link>()
  const struck = { pass: 0, latency: 0, slices: 0, reset: 0, lost_commit: 0, black_hole: 0, refuse: 0 }
  let weather: Weather = { kind: 'pass' }
  let pieces = 0
  let commits = 0

  const cut = (link: Link) => {
    links.delete(link)
    link.client.resetAndDestroy()
    link.server.resetAndDestroy()
  }

  /** Does to one piece what the weather does. Returns only when it is sent, so that pieces keep their order. */
  const carry = async (link: Link, piece: Buffer, from: 'client' | 'server'): Promise<void> => {
    const to = from === 'client' ? link.server : link.client
    if (link.silent || weather.kind === 'black_hole') {
      if (!link.silent) struck.black_hole += 1
      link.silent = true
      return
    }
    if (weather.kind === 'latency') {
      struck.latency += 1
      await wait(weather.ms)
      return send(to, piece)
    }
    if (weather.kind === 'slices') {
      struck.slices += 1
      for (let at = 0; at < piece.length; at += 1) await send(to, piece.subarray(at, at + 1))
      return
    }
    if (weather.kind === 'reset' && from === 'client') {
      pieces += 1
      if (pieces % weather.every === 0) {
        struck.reset += 1
        await send(to, piece.subarray(0, piece.length >> 1))
        return cut(link)
      }
    }
    if (weather.kind === 'lost_commit' && from === 'server' && piece.includes(COMMITTED)) {
      commits += 1
      if (commits % weather.every === 0) {
        struck.lost_commit += 1
        return cut(link)
      }
    }
    return send(to, piece)
  }

  const join = (client: Socket): void => {
    const server = connect({ host: target.hostname, port: Number(target.port), noDelay: true })
    client.setNoDelay(true)
    const link: Link = { client, server, silent: false }
    links.add(link)
    for (const [from, socket, other] of [
      ['client', client, server],
      ['server', server, client],
    ] as const) {
      let turn = Promise.resolve()
      socket.on('data', (piece) => {
        turn = turn.then(() => carry(link, piece, from)).catch(() => undefined)
      })
      // A reset is what this is for; the other end is told below.
      socket.on('error', () => undefined)
      const tellTheOther = async () => {
        await turn
        // In a black hole goodbyes are swallowed like everything else.
        if (link.silent) return
        links.delete(link)
        other.destroy()
      }
      socket.on('close', () => void tellTheOther())
    }
  }

  let listening = await listen(0, join)
  const address = listening.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(port)

  return {
    url: url.href,
    struck,
    set: async (next) => {
      if (weather.kind === 'refuse' && next.kind !== 'refuse') listening = await listen(port, join)
      weather = next
      if (next.kind !== 'refuse') return
      listening.close()
      for (const link of links) {
        struck.refuse += 1
        cut(link)
      }
    },
    close: async () => {
      for (const link of links) cut(link)
      if (!listening.listening) return
      listening.close()
      await once(listening, 'close')
    },
  }
}

async function listen(port: number, join: (client: Socket) => void): Promise<Server> {
  const server = createServer({ noDelay: true }, join)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

async function send(to: Socket, piece: Buffer): Promise<void> {
  if (to.destroyed) return
  await new Promise<void>((resolve) => to.write(piece, () => resolve()))
}
