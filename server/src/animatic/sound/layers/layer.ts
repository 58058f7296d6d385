import { AUDIO_SAMPLES_PER_SECOND } from '#media/encoding-contract.ts'
import { scramble } from '../../pen/random.ts'
import type { StereoSound } from '../../encode/encode-sound.ts'

/**
 * One sound of a place, for ever: sample `from` of the scene and the `length - 1` after it. A pure function of the
 * scene's own clock, so whoever asks for the samples on either side of a join gets the same wave.
 */
export type Layer = (from: number, length: number) => StereoSound

const RATE = AUDIO_SAMPLES_PER_SECOND
/** Filters run this long before the first sample we keep: what they remember of earlier is then below hearing. */
const PREROLL = RATE / 2
/** Slow movements are worked out this often and drawn as straight lines between. */
const BLOCK = 64

export const seconds = (sample: number): number => sample / RATE

export const silence = (length: number): StereoSound => ({
  left: new Float32Array(length),
  right: new Float32Array(length),
})

/** A number in [0, 1) that belongs to a place in the scene and nothing else. */
export const chance = (seed: number, index: number): number =>
  scramble((Math.imul(seed, 0x9e3779b1) ^ Math.imul(index | 0, 0x85ebca77)) | 0) / 2 ** 32

/** A slow movement, sample by sample. @param at the value at a second of the scene. */
export function drift(from: number, length: number, at: (seconds: number) => number): Float32Array {
  const out = new Float32Array(length)
  let block = Math.floor(from / BLOCK)
  let [value, next] = [at(seconds(block * BLOCK)), at(seconds((block + 1) * BLOCK))]
  for (let i = 0; i < length; i++) {
    const place = from + i - block * BLOCK
    if (place === BLOCK) {
      block++
      value = next
      next = at(seconds((block + 1) * BLOCK))
    }
    out[i] = value + ((next - value) * (place % BLOCK)) / BLOCK
  }
  return out
}

/** Breathing between 0 and 1 that does not come round again within anybody's patience. */
export const breath = (at: number, hertz: number, phase: number): number =>
  0.5 +
  0.25 * Math.sin(2 * Math.PI * (hertz * at + phase)) +
  0.25 * Math.sin(2 * Math.PI * (hertz * 1.618 * at + phase * 3))

/** Filters a stretch of sound in place. A whole stretch and not a sample at a time, which would cost three times as much. */
export type Filter = (samples: Float32Array) => void

/** One pole, 6 dB an octave. */
export function lowPass(hertz: number): Filter {
  const share = 1 - Math.exp((-2 * Math.PI * hertz) / RATE)
  return (samples) => {
    let state = 0
    for (let i = 0; i < samples.length; i++) {
      state += share * ((samples[i] ?? 0) - state)
      samples[i] = state
    }
  }
}

/** Two poles around a pitch (the constant-peak band-pass of the Audio EQ Cookbook). */
export function bandPass(hertz: number, sharpness: number): Filter {
  const angle = (2 * Math.PI * hertz) / RATE
  const alpha = Math.sin(angle) / (2 * sharpness)
  const [b, a1, a2] = [alpha / (1 + alpha), (-2 * Math.cos(angle)) / (1 + alpha), (1 - alpha) / (1 + alpha)]
  return (samples) => {
    let [x1, x2, y1, y2] = [0, 0, 0, 0]
    for (let i = 0; i < samples.length; i++) {
      const input = samples[i] ?? 0
      const output = b * (input - x2) - a1 * y1 - a2 * y2
      x2 = x1
      x1 = input
      y2 = y1
      y1 = output
      samples[i] = output
    }
  }
}

/** White noise from a sample of the scene on. */
export function whiteNoise(seed: number, from: number, length: number): Float32Array {
  const own = Math.imul(seed, 0x9e3779b1)
  const out = new Float32Array(length)
  for (let i = 0; i < length; i++) out[i] = scramble((own + from + i) | 0) / 2 ** 31 - 1
  return out
}

/** Noise through filters, each ear its own. */
export function noise(seed: number, ...filters: readonly Filter[]): Layer {
  return (from, length) => {
    const [left, right] = [seed, seed + 1].map((own) => {
      const samples = whiteNoise(own, from - PREROLL, PREROLL + length)
      for (const filter of filters) filter(samples)
      return samples.subarray(PREROLL)
    })
    return { left: left ?? new Float32Array(length), right: right ?? new Float32Array(length) }
  }
}

/** A layer that swells and sinks; the ears a little apart, so that it moves. @param at share from 0 up at a second. */
export function swelling(layer: Layer, at: (seconds: number) => number, apartSeconds = 0): Layer {
  return (from, length) => {
    const out = layer(from, length)
    for (const [ear, channel] of [out.left, out.right].entries()) {
      const swell = drift(from, length, (now) => at(now + ear * apartSeconds))
      for (let i = 0; i < length; i++) channel[i] = (channel[i] ?? 0) * (swell[i] ?? 0)
    }
    return out
  }
}

/** Several layers as one. */
export function together(...parts: readonly (readonly [gain: number, layer: Layer])[]): Layer {
  return (from, length) => {
    const out = silence(length)
    for (const [gain, layer] of parts) {
      const part = layer(from, length)
      for (let i = 0; i < length; i++) {
        out.left[i] = (out.left[i] ?? 0) + gain * (part.left[i] ?? 0)
        out.right[i] = (out.right[i] ?? 0) + gain * (part.right[i] ?? 0)
      }
    }
    return out
  }
}

/** What happens now and then. */
export interface Happening {
  /** At most one in each slot of this length. */
  readonly slotSeconds: number
  /** Of a slot's, how likely one is. */
  readonly likely: number
  readonly lastsSeconds: number
  /** How far to the sides it may be heard, 0 to 1. */
  readonly width: number
  /**
   * The wave of one happening, from 0 on. @param pick numbers in [0, 1) that belong to this happening: its pitch, its
   * strength.
   */
  wave(pick: (which: number) => number): (seconds: number) => number
}

/** Happenings strewn over the scene's time; each is where it is for ever. */
export function strewn(seed: number, happening: Happening): Layer {
  const slot = Math.round(happening.slotSeconds * RATE)
  const lasts = Math.round(happening.lastsSeconds * RATE)
  return (from, length) => {
    const out = silence(length)
    for (let index = Math.floor((from - lasts) / slot); index * slot < from + length; index++) {
      const pick = (which: number) => chance(seed + which * 131, index)
      if (pick(0) >= happening.likely) continue
      const start = index * slot + Math.floor(pick(1) * slot)
      const wave = happening.wave(pick)
      const side = (pick(2) - 0.5) * happening.width
      const [leftGain, rightGain] = [Math.sqrt(0.5 - side), Math.sqrt(0.5 + side)]
      for (let at = Math.max(start, from); at < Math.min(start + lasts, from + length); at++) {
        const value = wave(seconds(at - start))
        out.left[at - from] = (out.left[at - from] ?? 0) + leftGain * value
        out.right[at - from] = (out.right[at - from] ?? 0) + rightGain * value
      }
    }
    return out
  }
}

/** Rises in `attack` seconds and dies away by `decay` (to 1/e). */
export const struck = (at: number, attack: number, decay: number): number =>
  Math.min(1, at / attack) * Math.exp(-at / decay)

export const tone = (hertz: number, at: number): number => Math.sin(2 * Math.PI * hertz * at)

const ROOM_LINES = [1687, 1601, 2053, 2251] as const
/** What the combs remember of longer ago is 80 dB below what they were given. */
const ROOM_MEMORY = RATE

/** The layer in a small room: four feedback combs whose lengths share no factor, so that no pitch rings. */
export function inRoom(layer: Layer, wet: number): Layer {
  return (from, length) => {
    const dry = layer(from - ROOM_MEMORY, ROOM_MEMORY + length)
    const out = { left: dry.left.slice(ROOM_MEMORY), right: dry.right.slice(ROOM_MEMORY) }
    for (const size of ROOM_LINES) {
      // Double precision: what dies away in single precision soon costs ten times its time.
      const [left, right] = [new Float64Array(size), new Float64Array(size)]
      let at = 0
      for (let i = 0; i < ROOM_MEMORY + length; i++) {
        const a = left[at] ?? 0
        const b = right[at] ?? 0
        const inLeft = dry.left[i] ?? 0
        const inRight = dry.right[i] ?? 0
        left[at] = inLeft * 0.24 + inRight * 0.06 + a * 0.74
        right[at] = inRight * 0.24 + inLeft * 0.06 + b * 0.74
        if (++at === size) at = 0
        if (i < ROOM_MEMORY) continue
        out.left[i - ROOM_MEMORY] = (out.left[i - ROOM_MEMORY] ?? 0) + wet * a
        out.right[i - ROOM_MEMORY] = (out.right[i - ROOM_MEMORY] ?? 0) + wet * b
      }
    }
    return out
  }
}
