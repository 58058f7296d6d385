import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ServerResponse } from 'node:http'
import { RequestFailure } from './failure.ts'
import type { EventFeed } from './event-feed.ts'

/** Proxies and phones drop a silent connection after 30 to 60 s; a comment every 15 s keeps it open. */
const HEARTBEAT_MS = 15_000
const HEARTBEAT = Buffer.from(': still here\n\n')
/** A reader that stops reading costs memory; past this many unsent bytes it is cut off and may resume. */
const UNSENT_BYTES_MAX = 256 * 1024

const openStreams = new Map<ServerResponse, () => void>()
let heartbeat: NodeJS.Timeout | undefined

/** Ends every open stream, so that a draining server need not wait for its viewers; they resume elsewhere. */
export function closeEventStreams(): void {
  for (const close of openStreams.values()) close()
}

/** How many streams this process holds, for `/metrics`. */
export function eventStreamCount(): number {
  return openStreams.size
}

/** Where a stream goes on: after what the browser says it had, or else after `startAfter`. */
function resumePoint(request: FastifyRequest, startAfter: number): number {
  const header = request.headers['last-event-id']
  if (typeof header !== 'string' || !/^\d{1,10}$/.test(header)) return startAfter
  return Number(header)
}

function hold(response: ServerResponse, close: () => void): void {
  openStreams.set(response, close)
  // One timer for all: ten thousand of their own cost more than what they send.
  heartbeat ??= setInterval(() => {
    for (const stream of openStreams.keys()) write(stream, HEARTBEAT)
  }, HEARTBEAT_MS).unref()
}

function letGo(response: ServerResponse): void {
  openStreams.delete(response)
  if (openStreams.size > 0) return
  clearInterval(heartbeat)
  heartbeat = undefined
}

/** What is still unsent cannot be waited for, or a reader who never reads would hold its memory for ever. */
function write(response: ServerResponse, bytes: Buffer): void {
  if (response.destroyed || response.writableEnded) return
  response.write(bytes)
  if (response.writableLength > UNSENT_BYTES_MAX) response.destroy()
}

/**
 * Serves a feed as server-sent events (WHATWG HTML 9.2). Notifications only wake the feed; the events themselves are
 * always read from the database in order, so a lost notification, a reconnect or a restarted server leaves no gap. The
 * stream goes on after the return.
 *
 * @param startAfter where a fresh client starts; a resuming one says so itself.
 */
export function serveEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  feed: EventFeed,
  startAfter: number,
): void {
  const after = resumePoint(request, startAfter)
  const { log } = request
  reply.hijack()
  const response = reply.raw
  if (response.destroyed) return
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) response.setHeader(name, value)
  // The stream ends with its connection, so chunks need no lengths of their own: one write for each event instead of four.
  response.removeHeader('transfer-encoding')
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'close',
  })
  // Spread out, or every client of a restarted server comes back in the same instant.
  response.write(`retry: ${1000 + Math.floor(Math.random() * 2000)}\n\n`)

  const leave = feed.follow(
    {
      take: ({ bytes }) => write(response, bytes),
      end: (reason) => {
        if (reason !== undefined && !(reason instanceof RequestFailure))
          log.warn({ err: reason }, 'event stream ended early')
        response.end()
      },
    },
    after,
  )
  hold(response, () => response.end())
  response.once('close', () => {
    leave()
    letGo(response)
  })
}
