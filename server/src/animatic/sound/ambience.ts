import type { Mood, PlaceKind } from '@skein/contract/script'
import { AUDIO_SAMPLES_PER_FRAME, AUDIO_SAMPLES_PER_SECOND, audioFrameCount } from '#media/encoding-contract.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import type { StereoSound } from '../encode/encode-sound.ts'
import { clamp, smoothStep } from '../pen/curve.ts'
import { scramble } from '../pen/random.ts'
import { timeShots } from '../timeline.rules.ts'

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
const VOICE_GAINS = [0.5, 0.34, 0.26, 0.2] as const
const SHOT_BLEND_SECONDS = 1.2
/** Filters and echoes run this long before the first sample we keep, so a segment never starts on a cold room. */
const PREROLL_SECONDS = 2
const EDGE_SECONDS = 0.004
const SCENE_START_SECONDS = 0.8

const WATERSIDE: ReadonlySet<PlaceKind> = new Set(['coast', 'harbour', 'ship', 'river', 'bridge', 'underwater'])
const INDOORS: ReadonlySet<PlaceKind> = new Set([
  'interior_room',
  'library',
  'kitchen',
  'tavern',
  'workshop',
  'train',
  'cave',
  'space',
  'bedroom',
  'church',
  'great_hall',
  'school',
  'office',
  'hospital',
])

interface Air {
  readonly start: number
  readonly end: number
  readonly mood: Mood
  readonly wind: number
  readonly rain: number
  readonly sea: number
}

function airOf(request: VideoRequest): readonly Air[] {
  return timeShots(request.script).map(({ shot, start, end }) => {
    const muffled = INDOORS.has(shot.setting.kind) ? 0.3 : 1
    const { weather, kind } = shot.setting
    return {
      start,
      end,
      mood: shot.mood,
      wind: (weather === 'snow' || weather === 'rain' ? 0.5 : weather === 'cloudy' ? 0.3 : 0.16) * muffled,
      rain: (weather === 'rain' ? 1 : 0) * muffled,
      sea: WATERSIDE.has(kind) ? 1 : 0,
    }
  })
}

/** White noise as a function of the sample's place in the scene: the same at a join from either side. */
const hiss = (sample: number, channel: number) => scramble((sample * 2 + channel) | 0) / 2 ** 31 - 1

const chordAt = (mood: Mood, index: number): readonly number[] => {
  const chords = CHORDS[mood]
  return chords[((index % chords.length) + chords.length) % chords.length] ?? [0]
}

/** One mood's pad at a moment of the scene, left and right. */
function pad(mood: Mood, seconds: number): readonly [number, number] {
  const position = seconds / CHORD_SECONDS
  const turn = Math.floor(position)
  const share = smoothStep(0.8, 1, position - turn)
  let [left, right] = [0, 0]
  for (const [weight, chord] of [
    [1 - share, chordAt(mood, turn)],
    [share, chordAt(mood, turn + 1)],
  ] as const) {
    if (weight === 0) continue
    for (const [voice, gain] of VOICE_GAINS.entries()) {
      const hertz = ROOT_HERTZ * 2 ** ((chord[voice] ?? 0) / 12)
      const phase = 2 * Math.PI * hertz * seconds
      const swell = 0.75 + 0.25 * Math.sin(2 * Math.PI * 0.11 * seconds + voice * 1.7)
      const plain = Math.sin(phase) + 0.26 * Math.sin(2 * phase + voice) + 0.08 * Math.sin(3 * phase)
      const detuned = Math.sin(phase * (voice % 2 ? 1.003 : 0.9974))
      left += weight * gain * swell * (plain * 0.7 + detuned * 0.3)
      right += weight * gain * swell * (plain * 0.3 + detuned * 0.7)
    }
  }
  return [left, right]
}

/** A small room: four feedback combs whose lengths share no factor, so that no pitch rings. */
class Room {
  readonly #lines = [1687, 1601, 2053, 2251].map((length) => ({
    left: new Float32Array(length),
    right: new Float32Array(length),
    length,
  }))
  #at = 0

  /** Puts one sample in and returns what the room answers. */
  pass(left: number, right: number): readonly [number, number] {
    let [wetLeft, wetRight] = [0, 0]
    for (const line of this.#lines) {
      const at = this.#at % line.length
      const [a, b] = [line.left[at] ?? 0, line.right[at] ?? 0]
      wetLeft += a
      wetRight += b
      line.left[at] = left * 0.24 + right * 0.06 + a * 0.74
      line.right[at] = right * 0.24 + left * 0.06 + b * 0.74
    }
    this.#at++
    return [wetLeft, wetRight]
  }
}

/**
 * The bed under a segment: pads in the mood, wind, rain, sea. A pure function of the scene's own clock, so two segments
 * that meet continue each other instead of starting over. Length: whole AAC frames inside the picture.
 */
export function synthesizeAmbience(request: VideoRequest): StereoSound {
  const airs = airOf(request)
  const seconds = request.script.durationSeconds
  const length = audioFrameCount(seconds) * AUDIO_SAMPLES_PER_FRAME
  const first = Math.round(request.startsAtSeconds * AUDIO_SAMPLES_PER_SECOND)
  const [left, right] = [new Float32Array(length), new Float32Array(length)]
  const room = new Room()
  let [lowLeft, lowRight, midLeft, midRight] = [0, 0, 0, 0]

  for (let i = -PREROLL_SECONDS * AUDIO_SAMPLES_PER_SECOND; i < length; i++) {
    const at = i / AUDIO_SAMPLES_PER_SECOND
    const now = (first + i) / AUDIO_SAMPLES_PER_SECOND
    let [padLeft, padRight, wind, rain, sea] = [0, 0, 0, 0, 0]
    for (const [index, air] of airs.entries()) {
      const rise = index === 0 ? 1 : clamp((at - air.start) / SHOT_BLEND_SECONDS + 0.5)
      const fall = index === airs.length - 1 ? 1 : clamp((air.end - at) / SHOT_BLEND_SECONDS + 0.5)
      const weight = rise * fall
      if (weight === 0) continue
      const [a, b] = pad(air.mood, now)
      padLeft += weight * a
      padRight += weight * b
      wind += weight * air.wind
      rain += weight * air.rain
      sea += weight * air.sea
    }
    const gust = 0.5 + 0.5 * Math.sin(2 * Math.PI * 0.13 * now)
    const wave = Math.max(0, Math.sin(2 * Math.PI * 0.16 * now)) ** 2
    const [noiseLeft, noiseRight] = [hiss(first + i, 0), hiss(first + i, 1)]
    const cutoff = 0.012 + 0.02 * gust * (0.4 + wind) + 0.05 * wave * sea
    lowLeft += cutoff * (noiseLeft - lowLeft)
    lowRight += cutoff * (noiseRight - lowRight)
    midLeft += 0.35 * (noiseLeft - midLeft)
    midRight += 0.35 * (noiseRight - midRight)
    const low = 1.2 * wind + 0.5 * sea * (0.25 + wave)
    const dryLeft = padLeft * 0.085 + lowLeft * low + (noiseLeft - midLeft) * 0.035 * rain
    const dryRight = padRight * 0.085 + lowRight * low + (noiseRight - midRight) * 0.035 * rain
    const [wetLeft, wetRight] = room.pass(dryLeft, dryRight)
    if (i < 0) continue
    const opening = request.startsAtSeconds === 0 ? SCENE_START_SECONDS : EDGE_SECONDS
    const edge = Math.min(1, at / opening, (length / AUDIO_SAMPLES_PER_SECOND - at) / EDGE_SECONDS)
    left[i] = Math.tanh((dryLeft + wetLeft * 0.22) * 1.15) * edge * 0.8
    right[i] = Math.tanh((dryRight + wetRight * 0.22) * 1.15) * edge * 0.8
  }
  return { left, right }
}
