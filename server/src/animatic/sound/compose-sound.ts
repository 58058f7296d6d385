import { filmNote } from '@skein/contract/film-notes'
import { AUDIO_SAMPLES_PER_FRAME } from '#media/encoding-contract.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import type { StereoSound } from '../encode/encode-sound.ts'
import { addNarration, placeNarration } from './add-narration.ts'
import { bedLength, synthesizeAmbience, underCeiling } from './ambience.ts'
import { addFoley } from './foley.ts'
import { foleyOf } from './foley.rules.ts'
import type { SpokenLine } from './narration.rules.ts'

export interface ComposedSound {
  /** One AAC frame longer than the segment: the bed as it goes on. */
  readonly sound: StereoSound
  /** Samples that are the segment's. */
  readonly length: number
  /** What could not be heard, in words a writer understands. */
  readonly notes: readonly string[]
}

/**
 * Everything that is heard under a segment. The bed alone crosses the joins, by a law that both sides share; steps,
 * doors and voices begin and end inside, and nothing at the chain's end looks at more than one sample, so there is no
 * gain that one segment could leave off with and the next not begin with.
 */
export async function composeSound(
  request: VideoRequest,
  narration: readonly SpokenLine[] = [],
): Promise<ComposedSound> {
  const { durationSeconds } = request.script
  const length = bedLength(durationSeconds)
  const sound = synthesizeAmbience(request, { to: length + AUDIO_SAMPLES_PER_FRAME })
  addFoley(sound, foleyOf(request), durationSeconds)
  const { placed, unread } = await placeNarration(narration)
  addNarration(sound, placed, durationSeconds)
  underCeiling(sound)
  return {
    sound,
    length,
    notes: unread === 0 ? [] : [filmNote('film_narrationLost')],
  }
}
