import { AUDIO_SAMPLES_PER_SECOND } from '#media/encoding-contract.ts'
import type { StereoSound } from '../encode/encode-sound.ts'
import { smoothStep } from '../pen/curve.ts'
import { LOUDNESS_TARGET } from './air.rules.ts'
import { levelSound } from './level-sound.ts'
import { fitLines, type PlacedLine, type SpokenLine, wordEndBefore } from './narration.rules.ts'
import { readVoice } from './read-voice.ts'

const RATE = AUDIO_SAMPLES_PER_SECOND
/** What is left of the bed while somebody speaks (-13 dB). */
const DUCKED = 0.22
const DUCK_SECONDS = 0.25
/** Leaves room for the bed under the ceiling. */
const VOICE_PEAK = 0.55
/** A little before the bed, which makes up for the pauses in which it has stepped back. */
const VOICE_LOUDNESS = LOUDNESS_TARGET + 1.2
const CUT_FADE_SECONDS = 0.03

/**
 * The lines read, paced and placed. Lines with the same start share their stretch of time.
 *
 * @returns what is to be heard, and how many lines could not be read.
 */
export async function placeNarration(
  lines: readonly SpokenLine[],
): Promise<{ readonly placed: readonly PlacedLine[]; readonly unread: number }> {
  const placed: PlacedLine[] = []
  let unread = 0
  for (const shared of Map.groupBy(lines, ({ start }) => start).values()) {
    const read: { line: SpokenLine; samples: Float32Array }[] = []
    for (const line of shared) {
      const samples = await readVoice(line.file).catch(() => null)
      if (samples === null) unread++
      else read.push({ line, samples })
    }
    const [first] = read
    if (first === undefined) continue
    const { tempo, starts } = fitLines(
      read.map(({ samples }) => samples.length / RATE),
      first.line,
    )
    for (const [index, { line, samples }] of read.entries()) {
      const start = Math.round((starts[index] ?? line.start) * RATE)
      const paced = tempo === 1 ? samples : await readVoice(line.file, tempo)
      const room = Math.round(line.end * RATE) - start
      if (room > 0) placed.push({ start, samples: await levelled(ended(paced, room)) })
    }
  }
  return { placed, unread }
}

function ended(samples: Float32Array, room: number): Float32Array {
  const end = wordEndBefore(samples, room, RATE)
  const said = samples.slice(0, end)
  const fade = Math.min(said.length, Math.round(CUT_FADE_SECONDS * RATE))
  for (let i = 0; i < fade; i++) {
    const last = said.length - 1 - i
    said[last] = (said[last] ?? 0) * (i / fade)
  }
  return said
}

/** However loud its maker made it, a voice stands where the bed stood. */
async function levelled(samples: Float32Array): Promise<Float32Array> {
  // Said over and over when it is too short for the meter's window.
  const heard = samples.length < RATE ? repeated(samples, RATE) : samples
  const { left } = await levelSound({ left: heard, right: heard }, VOICE_PEAK, VOICE_LOUDNESS)
  return left.slice(0, samples.length)
}

function repeated(samples: Float32Array, length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => samples[index % samples.length] ?? 0)
}

/** Lays the voice over a bed that steps back for it, and is back before the segment ends. */
export function addNarration(sound: StereoSound, lines: readonly PlacedLine[], endSeconds: number): void {
  if (lines.length === 0) return
  const duck = duckingFor(lines, sound.left.length, Math.floor(endSeconds * RATE))
  for (const channel of [sound.left, sound.right]) {
    for (const [i, gain] of duck.entries()) channel[i] = (channel[i] ?? 0) * gain
    for (const { start, samples } of lines)
      for (const [i, value] of samples.entries()) channel[start + i] = (channel[start + i] ?? 0) + value
  }
}

function duckingFor(lines: readonly PlacedLine[], length: number, end: number): Float32Array {
  const gains = new Float32Array(length).fill(1)
  const slope = Math.round(DUCK_SECONDS * RATE)
  for (const { start, samples } of lines) {
    const stop = start + samples.length
    for (let i = Math.max(0, start - slope); i < Math.min(end, stop + slope); i++) {
      const depth = Math.min(smoothStep(start - slope, start, i), 1 - smoothStep(stop, stop + slope, i))
      gains[i] = Math.min(gains[i] ?? 1, 1 - (1 - DUCKED) * depth)
    }
  }
  // The segment's edges belong to the bed alone.
  for (let i = 0; i < slope; i++) {
    const inside = smoothStep(0, slope, i)
    gains[i] = 1 - (1 - (gains[i] ?? 1)) * inside
    gains[end - 1 - i] = 1 - (1 - (gains[end - 1 - i] ?? 1)) * inside
  }
  return gains
}
