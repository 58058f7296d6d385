import type { Mood } from '@skein/contract/script'
import { AUDIO_SAMPLES_PER_SECOND } from '#media/encoding-contract.ts'
import { smoothStep } from '../../pen/curve.ts'
import { drift, inRoom, type Layer, seconds, silence, strewn, struck, tone } from './layer.ts'

/** Semitones above the root, four quiet chords per mood; the scene walks through them by its own clock. */
const CHORDS: Record<Mood, readonly (readonly number[])[]> = {
  calm: [
    [0, 7, 12, 16],
    [-3, 4, 12, 16],
    [-5, 7, 11, 14],
    [-7, 5, 9, 16],
  ],
  warm: [
    [0, 4, 7, 14],
    [5, 9, 12, 16],
    [-3, 4, 7, 12],
    [-5, 2, 11, 14],
  ],
  joyful: [
    [0, 7, 12, 16],
    [5, 12, 16, 21],
    [7, 11, 14, 19],
    [0, 9, 12, 16],
  ],
  tense: [
    [0, 3, 8, 13],
    [-1, 3, 8, 11],
    [0, 6, 8, 13],
    [-4, 3, 6, 11],
  ],
  eerie: [
    [0, 6, 11, 13],
    [-1, 5, 11, 17],
    [0, 6, 10, 13],
    [-3, 3, 9, 14],
  ],
  sad: [
    [0, 3, 7, 10],
    [-4, 3, 8, 12],
    [-5, 2, 7, 10],
    [-7, 5, 8, 12],
  ],
}
const ROOT_HERTZ = 110
const CHORD_SECONDS = 8
const CHORD_SAMPLES = CHORD_SECONDS * AUDIO_SAMPLES_PER_SECOND
/** The last fifth of a chord melts into the next. */
const MELT = 0.8
const VOICE_GAINS = [0.5, 0.34, 0.26, 0.2] as const

/** One turn of a soft reed: three partials. Read from a table, since a sine per partial would cost ten times as much. */
const TABLE_BITS = 14
const REED = Float32Array.from({ length: 2 ** TABLE_BITS }, (_, index) => {
  const phase = (2 * Math.PI * index) / 2 ** TABLE_BITS
  return Math.sin(phase) + 0.26 * Math.sin(2 * phase) + 0.08 * Math.sin(3 * phase)
})
/** A turn is 2^32 steps, so that whole-number arithmetic keeps the place of a wave in its turn, however late it is. */
const stepOf = (hertz: number): number => Math.round((hertz / AUDIO_SAMPLES_PER_SECOND) * 2 ** 32)
const reed = (step: number, sample: number): number => REED[Math.imul(step, sample) >>> (32 - TABLE_BITS)] ?? 0

/** Loudness of a chord at a sample inside or around its turn: in over its neighbour's end, out over its own. */
const presence = (chordStart: number, sample: number): number => {
  const turn = (sample - chordStart) / CHORD_SAMPLES
  return turn < 0 ? smoothStep(MELT - 1, 0, turn) : 1 - smoothStep(MELT, 1, turn)
}

function chords(mood: Mood): Layer {
  const walk = CHORDS[mood]
  return (from, length) => {
    const out = silence(length)
    const swells = VOICE_GAINS.map((gain, voice) =>
      drift(from, length, (now) => gain * (0.75 + 0.25 * Math.sin(2 * Math.PI * 0.11 * now + voice * 1.7))),
    )
    for (let turn = Math.floor(from / CHORD_SAMPLES); (turn - 1) * CHORD_SAMPLES < from + length; turn++) {
      const start = turn * CHORD_SAMPLES
      const first = Math.max(from, start - Math.ceil((1 - MELT) * CHORD_SAMPLES))
      const last = Math.min(from + length, start + CHORD_SAMPLES)
      if (first >= last) continue
      const gains = drift(first, last - first, (now) => presence(start, now * AUDIO_SAMPLES_PER_SECOND))
      const chord = walk[((turn % walk.length) + walk.length) % walk.length] ?? []
      for (const [voice, swell] of swells.entries()) {
        const hertz = ROOT_HERTZ * 2 ** ((chord[voice] ?? 0) / 12)
        const [plainStep, detunedStep] = [stepOf(hertz), stepOf(hertz * (voice % 2 ? 1.003 : 0.9974))]
        for (let sample = first; sample < last; sample++) {
          const gain = (swell[sample - from] ?? 0) * (gains[sample - first] ?? 0)
          const plain = reed(plainStep, sample)
          const detuned = reed(detunedStep, sample)
          out.left[sample - from] = (out.left[sample - from] ?? 0) + gain * (plain * 0.7 + detuned * 0.3)
          out.right[sample - from] = (out.right[sample - from] ?? 0) + gain * (plain * 0.3 + detuned * 0.7)
        }
      }
    }
    return out
  }
}

/** Chords in a mood, in a room. */
export const pad = (mood: Mood): Layer => inRoom(chords(mood), 0.22)

/** Tension: a slow heart under the chords. */
export const heartbeat: Layer = (from, length) => {
  const out = silence(length)
  for (let i = 0; i < length; i++) {
    const at = seconds(from + i)
    const since = at - Math.floor(at)
    const beat = struck(since, 0.012, 0.09) + 0.6 * struck(Math.max(0, since - 0.26), 0.012, 0.08)
    const value = beat * (tone(58, since) + 0.35 * tone(116, since))
    out.left[i] = value
    out.right[i] = value
  }
  return out
}

/** Release: a few high bells, far away. */
export const shimmer: Layer = inRoom(
  strewn(0x5e11, {
    slotSeconds: 1.6,
    likely: 0.7,
    lastsSeconds: 2.4,
    width: 0.8,
    wave: (pick) => {
      const hertz = 880 * 2 ** (([0, 4, 7, 12][Math.floor(pick(3) * 4)] ?? 0) / 12)
      const strength = 0.4 + 0.6 * pick(4)
      return (at) => strength * struck(at, 0.02, 0.5) * (tone(hertz, at) + 0.3 * tone(hertz * 2.01, at))
    },
  }),
  0.3,
)
