import type { ProviderFailure, ProviderFailureCode } from '#platform/failure.ts'

/** A provider that is merely busy gets this many tries before the segment is drawn instead. */
const TRIES_BEFORE = 2

/**
 * What a writer is told about a segment that was drawn because its provider did not deliver. Only trouble is in here: a
 * moderation refusal is the writer's to answer and is never taken elsewhere, a bill or a rejected key is the owner's.
 */
const NOTES: Partial<Record<ProviderFailureCode, string>> = {
  capacity: 'The video provider had no room, so this segment is drawn as a storyboard.',
  rate_limited: 'The video provider was asked too often, so this segment is drawn as a storyboard.',
  timeout: 'The video provider took too long, so this segment is drawn as a storyboard.',
  network: 'The video provider could not be reached, so this segment is drawn as a storyboard.',
  provider: 'The video provider could not film this, so this segment is drawn as a storyboard.',
  not_found: 'The video provider lost the film, so this segment is drawn as a storyboard.',
  expired: 'The video provider no longer had the film, so this segment is drawn as a storyboard.',
  bad_output: 'The film that came back could not be used, so this segment is drawn as a storyboard.',
  ambiguous_submit: 'The video provider never confirmed the order, so this segment is drawn as a storyboard.',
  unsupported: 'The video model is no longer offered, so this segment is drawn as a storyboard.',
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
