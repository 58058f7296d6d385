import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { OutboundPolicy } from './address.rules.ts'
import { OutboundRefused, pinnedGet, type ResolveName } from './pinned-request.ts'

export interface DownloadLimits {
  readonly bytesMax: number
  readonly totalMs: number
  /** The longest silence, from the first byte asked for to the last received. */
  readonly stallMs: number
  readonly redirectsMax: number
}

export const DOWNLOAD_LIMITS: DownloadLimits = {
  bytesMax: 256 * 1024 * 1024,
  totalMs: 600_000,
  stallMs: 30_000,
  redirectsMax: 5,
}

export interface DownloadedFile {
  readonly sizeBytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** The other side broke a limit or did not deliver; `http` when it answered at all. */
export class DownloadFailure extends Error {
  readonly reason: 'status' | 'too_large' | 'too_slow' | 'cut_off' | 'redirects'
  readonly http: number | undefined
  constructor(reason: DownloadFailure['reason'], message: string, options: { http?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'DownloadFailure'
    this.reason = reason
    this.http = options.http
  }
}

const REDIRECTS = [301, 302, 303, 307, 308]

/**
 * Fetches somebody else's file to disk, trusting nothing: every hop is judged by the policy, headers with credentials go
 * to the first origin only, and bytes, total time and silence are bounded. What the file holds is for others to judge.
 *
 * @throws OutboundRefused, DownloadFailure, or the signal's reason.
 */
export async function downloadFile(
  address: string,
  file: string,
  options: {
    readonly policy: OutboundPolicy
    /** Credentials for the first address's origin. */
    readonly headers?: Readonly<Record<string, string>>
    readonly signal: AbortSignal
    readonly limits?: DownloadLimits
    readonly resolve?: ResolveName
  },
): Promise<DownloadedFile> {
  const { limits = DOWNLOAD_LIMITS, signal } = options
  const watch = watchTime(limits)
  try {
    const call = { ...options, signal: AbortSignal.any([signal, watch.signal]) }
    const answer = await followRedirects(address, call, limits.redirectsMax)
    return await store(answer, file, limits, watch.heard, call.signal)
  } catch (error) {
    signal.throwIfAborted()
    if (watch.signal.aborted) throw watch.signal.reason
    if (error instanceof DownloadFailure || error instanceof OutboundRefused) throw error
    if (error instanceof Error && error.cause instanceof OutboundRefused) throw error.cause
    throw new DownloadFailure('cut_off', 'the connection was lost', { cause: error })
  } finally {
    watch.stop()
  }
}

function watchTime({ totalMs, stallMs }: DownloadLimits) {
  const late = new AbortController()
  const end = (message: string) => late.abort(new DownloadFailure('too_slow', message))
  const total = setTimeout(() => end('the download took too long'), totalMs)
  let stall = setTimeout(() => end('the download stood still'), stallMs)
  return {
    signal: late.signal,
    heard: () => {
      clearTimeout(stall)
      stall = setTimeout(() => end('the download stood still'), stallMs)
    },
    stop: () => {
      clearTimeout(total)
      clearTimeout(stall)
    },
  }
}

async function followRedirects(
  address: string,
  options: Parameters<typeof downloadFile>[2],
  redirectsMax: number,
): Promise<IncomingMessage> {
  if (!URL.canParse(address)) throw new OutboundRefused('this is no address')
  let url = new URL(address)
  const { origin } = url
  let isTrusted = true
  for (let hop = 0; hop <= redirectsMax; hop += 1) {
    // Once away from the first origin, credentials stay behind for good: coming back may be somebody else's idea.
    isTrusted &&= url.origin === origin
    const answer = await pinnedGet(url, { ...options, headers: isTrusted ? (options.headers ?? {}) : {} })
    const status = answer.statusCode ?? 0
    if (status === 200) return answer
    answer.destroy()
    const { location } = answer.headers
    if (!REDIRECTS.includes(status) || location === undefined)
      throw new DownloadFailure('status', `the file's server answered ${status}`, { http: status })
    if (!URL.canParse(location, url.href)) throw new OutboundRefused('a redirect leads to no address')
    url = new URL(location, url)
  }
  throw new DownloadFailure('redirects', `the file's server redirected more than ${redirectsMax} times`)
}

async function store(
  answer: IncomingMessage,
  file: string,
  { bytesMax }: DownloadLimits,
  heard: () => void,
  signal: AbortSignal,
): Promise<DownloadedFile> {
  const tooLarge = () => new DownloadFailure('too_large', `the file is larger than ${bytesMax} bytes`)
  if (Number(answer.headers['content-length'] ?? 0) > bytesMax) {
    answer.destroy()
    throw tooLarge()
  }
  const hash = createHash('sha256')
  let sizeBytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      heard()
      sizeBytes += chunk.length
      if (sizeBytes > bytesMax) return done(tooLarge())
      hash.update(chunk)
      return done(null, chunk)
    },
  })
  await pipeline(answer, count, createWriteStream(file), { signal })
  return { sizeBytes, sha256: hash.digest('hex') }
}
