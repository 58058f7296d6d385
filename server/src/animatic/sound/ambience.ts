import { AUDIO_SAMPLES_PER_FRAME, AUDIO_SAMPLES_PER_SECOND, audioFrameCount } from '#media/encoding-contract.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import type { StereoSound } from '../encode/encode-sound.ts'
import { smoothStep } from '../pen/curve.ts'
import { timeShots } from '../timeline.rules.ts'
import { type Air, airOf } from './air.rules.ts'
import { drift, silence } from './layers/layer.ts'
import { knownLayer, type LayerName } from './layers/all-layers.ts'

/** A new place rises under the cut to it; shots that are shorter have it up by their end. */
const MELT_SECONDS = 1.5
const SCENE_START_SECONDS = 0.8
/** Without a segment before it whose air is known there is nothing to continue: long enough that it does not click. */
const EDGE_SECONDS = 0.004
/** Above the knee the wave is bent and not cut, and never passes knee and span together (-2.2 dBFS). */
const CEILING = { knee: 0.6, span: 0.18 } as const

/** What of a request the bed is made from. */
export type HeardRequest = Pick<VideoRequest, 'script' | 'startsAtSeconds' | 'before'>

interface TimedAir {
  readonly air: Air
  /** Seconds from the segment's start; the air before it begins long before. */
  readonly start: number
  readonly melt: number
}

function timeAirs({ script, before }: HeardRequest): readonly TimedAir[] {
  const shots = timeShots(script).map(({ shot, start, end }) => ({
    air: airOf(shot),
    start,
    melt: Math.min(MELT_SECONDS, end - start),
  }))
  return before === undefined || before === null ? shots : [{ air: airOf(before), start: -1, melt: 0 }, ...shots]
}

/** A layer's gain at a second: powers melt, so that the whole stays as loud through a change of place. */
function gainAt(airs: readonly TimedAir[], name: LayerName, at: number): number {
  let power = 0
  for (const [index, { air, start, melt }] of airs.entries()) {
    if (index > 0 && at <= start) break
    const share = index === 0 || melt === 0 ? 1 : smoothStep(start, start + melt, at)
    power += share * ((air.get(name) ?? 0) ** 2 - power)
  }
  return Math.sqrt(power)
}

/** The samples a segment's bed has: whole AAC frames inside the picture. */
export const bedLength = (durationSeconds: number): number => audioFrameCount(durationSeconds) * AUDIO_SAMPLES_PER_FRAME

/**
 * The bed under a segment: what its places sound like, and a pad in the mood. Each layer is a function of the scene's own
 * clock and each gain one of the shots, the segment's first being met by the last before it, so segments that meet
 * continue each other: neither restarts, fades or steps at the join.
 *
 * @param range samples of the segment; all of them without one. It may reach past the end, for an encoder whose last
 * frame looks over the edge.
 */
export function synthesizeAmbience(
  request: HeardRequest,
  { from = 0, to = bedLength(request.script.durationSeconds) }: { readonly from?: number; readonly to?: number } = {},
): StereoSound {
  const airs = timeAirs(request)
  const sceneStart = Math.round(request.startsAtSeconds * AUDIO_SAMPLES_PER_SECOND)
  const out = silence(to - from)
  const names = new Set(airs.flatMap(({ air }) => [...air.keys()]))
  for (const name of names) {
    const gains = drift(from, to - from, (at) => gainAt(airs, name, at))
    addLayer(out, name, sceneStart + from, gains)
  }
  open(out, request, from)
  return out
}

/** Nothing is worked out for the time in which a layer is not heard. */
function addLayer(out: StereoSound, name: LayerName, first: number, gains: Float32Array): void {
  const from = gains.findIndex((gain) => gain > 0)
  if (from < 0) return
  const to = gains.findLastIndex((gain) => gain > 0) + 1
  const sound = knownLayer(name).layer(first + from, to - from)
  for (let i = from; i < to; i++) {
    const gain = gains[i] ?? 0
    out.left[i] = (out.left[i] ?? 0) + gain * (sound.left[i - from] ?? 0)
    out.right[i] = (out.right[i] ?? 0) + gain * (sound.right[i - from] ?? 0)
  }
}

function open(sound: StereoSound, { startsAtSeconds, before }: HeardRequest, from: number): void {
  const opening = startsAtSeconds === 0 ? SCENE_START_SECONDS : (before ?? null) === null ? EDGE_SECONDS : 0
  const samples = Math.round(opening * AUDIO_SAMPLES_PER_SECOND)
  for (const channel of [sound.left, sound.right])
    for (let i = from; i < samples; i++) channel[i - from] = (channel[i - from] ?? 0) * smoothStep(0, samples, i)
}

/**
 * The highest a wave gets. It looks at one sample at a time and remembers nothing, so it does the same on either side of
 * a join, which no limiter does. The room above it is the AAC encoder's, which overshoots.
 */
export function underCeiling(sound: StereoSound): void {
  const { knee, span } = CEILING
  for (const channel of [sound.left, sound.right])
    for (let i = 0; i < channel.length; i++) {
      const value = channel[i] ?? 0
      const over = Math.abs(value) - knee
      if (over > 0) channel[i] = Math.sign(value) * (knee + span * Math.tanh(over / span))
    }
}
