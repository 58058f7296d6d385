import type { StereoSound } from '../encode/encode-sound.ts'
import { LOUDNESS_TARGET } from './air.rules.ts'
import { filterSound } from './filter-sound.ts'
import { silence } from './layers/layer.ts'
import { integratedLoudness } from './integrated-loudness.ts'

/** Quieter than this is no sound that somebody meant to be heard, and noise is not made of it. */
const MEANT_LUFS_MIN = -50
/** A limiter takes loudness away together with peaks: what is missing then is given once more. */
const TRIES = 3
const CLOSE_ENOUGH = 0.3

/**
 * Somebody's sound at a loudness (LUFS), its peaks under a limiter. Measured, unlike the bed, whose law is fixed: a film
 * or a voice comes as loud as its maker made it, and has no neighbour it would have to meet. Silence stays silence.
 *
 * @param peak highest sample, 0 to 1.
 */
export async function levelSound(sound: StereoSound, peak: number, target = LOUDNESS_TARGET): Promise<StereoSound> {
  const integrated = await integratedLoudness(sound)
  if (integrated < MEANT_LUFS_MIN) return sound
  let decibels = target - integrated
  let out = sound
  for (let tries = 0; tries < TRIES; tries++) {
    out = await limited(sound, decibels, peak)
    const missing = target - (await integratedLoudness(out))
    if (Math.abs(missing) <= CLOSE_ENOUGH) break
    decibels += missing
  }
  return out
}

async function limited(sound: StereoSound, decibels: number, peak: number): Promise<StereoSound> {
  const out = silence(sound.left.length)
  let at = 0
  await filterSound(
    sound,
    `volume=${decibels.toFixed(2)}dB,alimiter=limit=${peak}:attack=5:release=60:level=disabled:latency=1,aformat=sample_fmts=fltp:channel_layouts=stereo`,
    (frame) => {
      const planes = frame.extendedData ?? frame.data
      const count = Math.min(frame.nbSamples, out.left.length - at)
      for (const [index, channel] of [out.left, out.right].entries())
        for (let i = 0; i < count; i++) channel[at + i] = planes?.[index]?.readFloatLE(i * 4) ?? 0
      at += count
    },
  )
  return out
}
