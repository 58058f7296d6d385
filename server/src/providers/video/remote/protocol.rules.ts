import { ProviderFailure } from '#platform/failure.ts'
import type { VideoModel } from '../catalog/video-catalog.ts'
import type { SubmittedJob } from '../video.port.ts'

const DEFAULT_POLL = { firstSeconds: 4, everySeconds: 10, giveUpSeconds: 900 }
/** Job stores are replicated: a server may not know for a while what it has just accepted. */
const YOUNG_MS = 30_000
const JITTER = 0.2

/** How often to ask, in milliseconds, and the age at which an order counts as lost. */
export function pollTiming({ poll = DEFAULT_POLL }: Pick<VideoModel, 'poll'>) {
  return {
    firstMs: poll.firstSeconds * 1000,
    everyMs: poll.everySeconds * 1000,
    giveUpMs: poll.giveUpSeconds * 1000,
  }
}

/** A pause give or take a fifth, so that a crowd of jobs does not ask in step; never shorter than the server wishes. */
export function delayMs(
  everyMs: number,
  wishedMs: number | undefined,
  randomInt: (min: number, max: number) => number,
): number {
  const jittered = Math.round((everyMs * randomInt(1000 * (1 - JITTER), 1000 * (1 + JITTER))) / 1000)
  return Math.max(jittered, wishedMs ?? 0)
}

/** Whether the order is so new that "unknown" may mean "not yet known". */
export function isYoung({ ageMs }: SubmittedJob): boolean {
  return ageMs !== undefined && ageMs < YOUNG_MS
}

/** The address, if it lies on the origin the operator configured; null otherwise and when it is none. */
export function ownUrl(base: string, url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url, `${base}/`)) return null
  const resolved = new URL(url, `${base}/`)
  return resolved.origin === new URL(base).origin && resolved.username === '' ? resolved.href : null
}

/** A receipt nobody can read: the order was probably placed. */
export function ambiguousAnswer(): ProviderFailure {
  return new ProviderFailure('ambiguous_submit', 'The video server took the order and gave no readable receipt.', {
    retry: 'after',
    billed: 'unknown',
  })
}

/** A submit that ended without an answer, unless it never reached the server. */
export function ambiguousUnlessUnsent(error: unknown): unknown {
  if (!(error instanceof ProviderFailure) || error.billed === 'no' || error.code === 'cancelled') return error
  return new ProviderFailure('ambiguous_submit', `${error.message} The order may have been placed.`, {
    retry: 'after',
    billed: 'unknown',
    cause: error,
  })
}
