import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { isKnown, weak } from '#http/conditional.ts'
import type { Clock } from '#platform/clock.ts'
import type { KeptAnswer } from '#platform/mount.ts'
import { LRUCache } from 'lru-cache'

const URL_LENGTH_MAX = 500
const COMPRESS_BYTES_MIN = 1024
/** Brotli's default takes twenty times as long for a tenth less. */
const BROTLI_QUALITY = 5
const MINUTE_MS = 60_000
const ADDRESSES_MAX = 20_000

/**
 * Requests one address may have answered from here in a minute; what is beyond goes the ordinary way and is counted
 * there. Answering from here costs less than refusing does, so this only bounds what one address can pull out.
 */
const ANSWERS_PER_MINUTE = 24_000

type Coding = 'br' | 'gzip'

interface Kept {
  readonly answer: KeptAnswer
  /** Names and values in turn, as `writeHead` takes them. */
  readonly headers: readonly string[]
  readonly coded: Partial<Record<Coding, Buffer | 'being made'>>
}

export interface KeptAnswers {
  /** Gives this answer to everybody who asks for the same address, while it is current. */
  keep(url: string, answer: KeptAnswer, headers: Readonly<Record<string, unknown>>): void
  /** Answers the request when it can, before anything else has looked at it; says whether it has. */
  answer(request: IncomingMessage, response: ServerResponse): boolean
  close(): void
}

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) }

/**
 * Answers that were given once and may be given again as they are: in front of the app, because its hooks, its router
 * and its validation cost several times what sending a buffer does, and none of them can change an answer that was
 * already given to a stranger at this very address. Everything that depends on who asks, and every address that was not
 * answered before, goes on into the app.
 *
 * @param options.bytesMax of kept answers; 0 keeps none.
 * @param options.isSignedIn whether the request carries a session.
 */
export function createKeptAnswers(options: {
  readonly bytesMax: number
  readonly isLimited: boolean
  readonly clock: Clock
  readonly isSignedIn: (request: IncomingMessage) => boolean
}): KeptAnswers {
  const { bytesMax, isLimited, clock, isSignedIn } = options
  const answers = new LRUCache<string, Kept>({
    maxSize: Math.max(1, bytesMax),
    // Coded copies are a third of it, and the address is kept as well.
    sizeCalculation: ({ answer }, url) => Math.ceil(answer.body.length * 1.5) + url.length + 1000,
  })
  const counts = new Map<string, number>()
  let minute = 0
  let isClosed = bytesMax === 0

  function isWithinLimit(address: string): boolean {
    const now = Math.floor(clock.now().getTime() / MINUTE_MS)
    if (now !== minute || counts.size > ADDRESSES_MAX) {
      minute = now
      counts.clear()
    }
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    return count <= ANSWERS_PER_MINUTE
  }

  return {
    keep(url, answer, headers) {
      if (isClosed || url.length > URL_LENGTH_MAX) return
      const flat = Object.entries(headers).flatMap(([name, value]) =>
        typeof value === 'string' ? [name, value] : [],
      )
      answers.set(url, { answer, headers: flat, coded: {} })
    },

    answer(request, response) {
      const { url, method, headers } = request
      if (isClosed || method !== 'GET' || url === undefined) return false
      const kept = answers.get(url)
      if (kept === undefined) return false
      const { answer } = kept
      if (!answer.isForSignedIn && isSignedIn(request)) return false
      if (answer.isCurrent === null || !answer.isCurrent()) {
        answers.delete(url)
        return false
      }
      if (isLimited && !isWithinLimit(request.socket.remoteAddress ?? '')) return false

      const accepted = headers['accept-encoding']
      const coding = accepted === undefined ? null : codingFor(accepted, answer.body)
      if (isKnown(headers['if-none-match'], answer.etag)) {
        response.writeHead(304, [
          ...['etag', coding === null ? answer.etag : weak(answer.etag), 'cache-control', answer.cacheControl],
          ...['vary', 'accept-encoding', 'x-request-id', randomUUID()],
        ])
        response.end()
        return true
      }
      const body = coding === null ? answer.body : codedBody(kept, coding)
      if (body === null) return false
      response.writeHead(200, [
        ...kept.headers,
        ...['content-type', answer.contentType, 'cache-control', answer.cacheControl],
        ...['vary', 'accept-encoding', 'x-request-id', randomUUID(), 'content-length', String(body.length)],
        ...(coding === null ? ['etag', answer.etag] : ['etag', weak(answer.etag), 'content-encoding', coding]),
      ])
      response.end(body)
      return true
    },

    close() {
      isClosed = true
      answers.clear()
    },
  }
}

/** The coding to send; null for the bytes as they are. */
function codingFor(accepted: string, body: Buffer): Coding | null {
  // Whoever weighs codings means it: such a request is left to what can read the weights.
  if (body.length < COMPRESS_BYTES_MIN || accepted.includes('q=')) return null
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : null
}

/** The body in this coding; null until it is made, which the first to ask for it begins. */
function codedBody(kept: Kept, coding: Coding): Buffer | null {
  const made = kept.coded[coding]
  if (made instanceof Buffer) return made
  if (made === undefined) {
    kept.coded[coding] = 'being made'
    const options = coding === 'br' ? { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } } : {}
    compress[coding](kept.answer.body, options).then(
      (body) => {
        kept.coded[coding] = body
      },
      // Only memory could lack; the ordinary way compresses for itself.
      () => undefined,
    )
  }
  return null
}
