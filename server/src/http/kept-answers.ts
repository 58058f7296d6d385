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

/** A body with its headers, names and values in turn as `writeHead` takes them. */
interface Ready {
  readonly body: Buffer
  readonly headers: string[]
}

interface Kept {
  readonly answer: KeptAnswer
  readonly weakTag: string
  readonly headers: readonly string[]
  readonly plain: Ready
  readonly notModified: string[]
  readonly coded: Partial<Record<Coding, Ready | 'being made'>>
}

export interface KeptAnswers {
  /** Gives this answer to everybody who asks for the same address, while it is current. */
  keep(url: string, answer: KeptAnswer, headers: Readonly<Record<string, unknown>>): void
  /** Answers the request when it can, before anything else has looked at it; says whether it has. */
  answer(request: IncomingMessage, response: ServerResponse): boolean
  close(): void
}

const VARY = ['vary', 'accept-encoding']
/**
 * What is written for each answer here, whatever the app has set before. There is no request id: nothing is ever logged
 * under one for these.
 */
const OWN_HEADERS = new Set(['x-request-id', 'cache-control', 'content-type', 'content-length', 'etag', 'vary'])
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
        typeof value === 'string' && !OWN_HEADERS.has(name) ? [name, value] : [],
      )
      const common = [...flat, 'content-type', answer.contentType, 'cache-control', answer.cacheControl]
      const own = Object.entries(answer.headers ?? {}).flat()
      const weakTag = weak(answer.etag)
      answers.set(url, {
        answer,
        weakTag,
        headers: common,
        plain: ready(answer.body, [...common, 'etag', answer.etag]),
        notModified: [...own, 'cache-control', answer.cacheControl, ...VARY, 'etag', weakTag],
        coded: {},
      })
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

      const known = headers['if-none-match']
      if (known !== undefined && (known === kept.weakTag || isKnown(known, answer.etag))) {
        response.writeHead(304, kept.notModified)
        response.end()
        return true
      }
      const accepted = headers['accept-encoding']
      const coding = accepted === undefined ? null : codingFor(accepted, answer.body)
      const made = coding === null ? kept.plain : codedBody(kept, coding)
      if (made === null) return false
      response.writeHead(200, made.headers)
      response.end(made.body)
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
function codedBody(kept: Kept, coding: Coding): Ready | null {
  const made = kept.coded[coding]
  if (made === 'being made') return null
  if (made !== undefined) return made
  kept.coded[coding] = 'being made'
  const options = coding === 'br' ? { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } } : {}
  compress[coding](kept.answer.body, options).then(
    (body) => {
      kept.coded[coding] = ready(body, [...kept.headers, 'etag', kept.weakTag, 'content-encoding', coding])
    },
    // Only memory could lack; the ordinary way compresses for itself.
    () => undefined,
  )
  return null
}

function ready(body: Buffer, headers: readonly string[]): Ready {
  return { body, headers: [...headers, ...VARY, 'content-length', String(body.length)] }
}
