import type { FastifyReply, FastifyRequest } from 'fastify'

/** One server-sent event; `id` is what the browser sends back as `Last-Event-ID`. */
export interface StreamEvent {
  readonly id: number
  readonly event: string
  readonly data: unknown
}

export interface EventStreamOptions {
  /** Everything after `id`, oldest first, read from the database: the feed is durable, the connection is not. */
  readonly readAfter: (id: number) => Promise<readonly StreamEvent[]>
  /** Calls back when there may be something new; returns how to stop. */
  readonly subscribe: (wake: () => void) => () => void
  /** True once nothing can follow; the stream then ends and the browser is told not to come back. */
  readonly isFinal?: (event: StreamEvent) => boolean
  /** Where a fresh client starts; a resuming one says so itself. */
  readonly startAfter?: number
}

/** Proxies and phones drop a silent connection after 30 to 60 s; a comment every 15 s keeps it open. */
const HEARTBEAT_MS = 15_000
/** A reader that stops reading costs memory; past this many unsent bytes it is cut off and may resume. */
const UNSENT_BYTES_MAX = 256 * 1024

const openStreams = new Set<() => void>()

/** Ends every open stream, so that a draining server need not wait for its viewers; they resume elsewhere. */
export function closeEventStreams(): void {
  for (const close of openStreams) close()
}

/** How many streams this process holds, for `/metrics`. */
export function eventStreamCount(): number {
  return openStreams.size
}

function resumePoint(request: FastifyRequest, startAfter: number): number {
  const header = request.headers['last-event-id']
  if (typeof header !== 'string' || !/^\d{1,10}$/.test(header)) return startAfter
  return Number(header)
}

/**
 * Serves a durable feed as server-sent events (WHATWG HTML 9.2). Notifications only wake the reader; the events
 * themselves are always read from the database in order, so a lost notification, a reconnect or a restarted server
 * leaves no gap. Resolves when the connection has ended.
 */
export async function serveEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  options: EventStreamOptions,
): Promise<void> {
  let last = resumePoint(request, options.startAfter ?? 0)
  reply.hijack()
  const response = reply.raw
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) response.setHeader(name, value)
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  // Spread out, or every client of a restarted server comes back in the same instant.
  response.write(`retry: ${1000 + Math.floor(Math.random() * 2000)}\n\n`)

  let reading = false
  let again = false
  let ended = false
  const { promise: closed, resolve: markClosed } = Promise.withResolvers<void>()

  const end = () => {
    if (ended) return
    ended = true
    clearInterval(heartbeat)
    unsubscribe()
    openStreams.delete(end)
    response.end()
    markClosed()
  }
  const pump = async () => {
    if (reading) {
      again = true
      return
    }
    reading = true
    try {
      do {
        again = false
        for (const event of await options.readAfter(last)) {
          if (ended) return
          response.write(`id: ${event.id}\nevent: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`)
          last = event.id
          if (response.writableLength > UNSENT_BYTES_MAX) return end()
          if (options.isFinal?.(event)) return end()
        }
      } while (again)
    } catch (error) {
      // The client resumes from its last id; ending is the honest answer to a database that cannot be read.
      request.log.warn({ err: error, requestId: request.id }, 'event stream ended early')
      end()
    } finally {
      reading = false
    }
  }
  const wake = () => void pump()
  const unsubscribe = options.subscribe(wake)
  const heartbeat = setInterval(() => {
    response.write(': still here\n\n')
    // A notification lost with a dropped LISTEN connection is made up for here.
    wake()
  }, HEARTBEAT_MS)
  openStreams.add(end)
  response.on('close', end)
  await pump()
  await closed
}
