import { filmNote } from '@skein/contract/film-notes'
import type { ProviderFailure, ProviderFailureCode } from '#platform/failure.ts'

/** A provider that is merely busy gets this many tries before the segment is drawn instead. */
const TRIES_BEFORE = 2

/**
 * What a writer is told about a segment that was drawn because its provider did not deliver. Only trouble is in here: a
 * moderation refusal is the writer's to answer and is never taken elsewhere, a bill or a rejected key is the owner's.
 */
const NOTES: Partial<Record<ProviderFailureCode, string>> = {
  capacity: filmNote('drawn_capacity'),
  rate_limited: filmNote('drawn_rate_limited'),
  timeout: filmNote('drawn_timeout'),
  network: filmNote('drawn_network'),
  provider: filmNote('drawn_provider'),
  not_found: filmNote('drawn_not_found'),
  expired: filmNote('drawn_expired'),
  bad_output: filmNote('drawn_bad_output'),
  ambiguous_submit: filmNote('drawn_ambiguous_submit'),
  unsupported: filmNote('drawn_unsupported'),
}

/** Whether the animatic may step in after this failure, given how often the stage was tried in vain before. */
export function mayFallBack({ code, retry }: Pick<ProviderFailure, 'code' | 'retry'>, failedTries: number): boolean {
  return NOTES[code] !== undefined && (retry === 'never' || failedTries >= TRIES_BEFORE)
}

/** @throws RangeError for a failure after which nobody steps in. */
export function fallbackNote(code: ProviderFailureCode): string {
  const note = NOTES[code]
  if (note === undefined) throw new RangeError(`nobody steps in after ${code}`)
  return note
}

/**
 * Whether a local renderer's understudy may step in: after its second failure at this very segment. An earlier try that
 * was only interrupted, by a restart or a lost message, is none; and what a re-render would replace is a film that
 * people watch already.
 */
export function mayGiveCard(
  { code }: Pick<ProviderFailure, 'code'>,
  order: { readonly wasTried: boolean; readonly failedTries: number; readonly replacesFilm: boolean },
): boolean {
  return code !== 'cancelled' && order.wasTried && order.failedTries >= 1 && !order.replacesFilm
}
