import { Agent, get } from 'node:http'
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

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
let held = 0
let deliveries = 0
let latencies: number[] = []

function open(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { accept: 'text/event-stream' } }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`the stream answered ${response.statusCode}`))
      response.setEncoding('utf8').on('data', (text: string) => {
        const now = Date.now()
        for (const [, publishedAt = ''] of text.matchAll(/"publishedAt":"([^"]+)"/g)) {
          deliveries += 1
          if (latencies.length < LATENCIES_MAX) latencies.push(now - Date.parse(publishedAt))
        }
      })
      resolve()
    }).on('error', reject)
  })
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
