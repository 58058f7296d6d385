import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { answerOrders } from './answer-orders.ts'

export interface WatchOrder {
  readonly url: string
  /** Connections to hold from now on; what is held already counts. */
  readonly viewers: number
}

export interface Watched {
  /** Events received since the last order. */
  readonly deliveries: number
  /** From a segment's publication to a viewer having it, ms. */
  readonly latencies: readonly number[]
}

const OPENING_AT_ONCE = 50
const LATENCIES_MAX = 20_000
const MARK = Buffer.from('"publishedAt":"')
const INSTANT_LENGTH = '2026-01-01T00:00:00.000Z'.length

let held = 0
let deliveries = 0
let latencies: number[] = []

function count(bytes: Buffer): void {
  const now = Date.now()
  for (let at = bytes.indexOf(MARK); at !== -1; at = bytes.indexOf(MARK, at + 1)) {
    deliveries += 1
    if (latencies.length >= LATENCIES_MAX) continue
    const start = at + MARK.length
    const published = Date.parse(bytes.toString('latin1', start, start + INSTANT_LENGTH))
    // Cut in two between packets: counted, but not timed.
    if (!Number.isNaN(published)) latencies.push(now - published)
  }
}

/** A bare socket: a viewer must cost less than what is measured, or a thousand of them are what is measured. */
async function open(url: string): Promise<void> {
  const { host, hostname, port, pathname, search } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', (error) => {
    throw error
  })
  await once(socket, 'connect')
  socket.write(`GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\naccept: text/event-stream\r\n\r\n`)
  const [head] = await once(socket, 'data')
  if (!String(head).startsWith('HTTP/1.1 200')) throw new Error(`the stream answered ${String(head).slice(0, 40)}`)
  socket.on('data', count)
}

// Viewers of one scene, in a process of their own.
answerOrders<WatchOrder>(async ({ url, viewers }) => {
  while (held < viewers) {
    const more = Math.min(OPENING_AT_ONCE, viewers - held)
    await Promise.all(Array.from({ length: more }, () => open(url)))
    held += more
    await wait(1)
  }
  const seen: Watched = { deliveries, latencies }
  deliveries = 0
  latencies = []
  return seen
})
