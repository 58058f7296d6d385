import { Decoder, type Demuxer, FilterAPI } from 'node-av/api'
import { Frame, type Stream } from 'node-av/lib'
import type { StereoSound } from '#animatic/encode/encode-sound.ts'
import { AUDIO_SAMPLES_PER_SECOND } from '#media/encoding-contract.ts'

/** Long enough that a cut makes no click, too short to be heard as a fade. */
const EDGE_SECONDS = 0.004

/** Silence of the right length. */
export function silence(seconds: number): StereoSound {
  const samples = Math.round(seconds * AUDIO_SAMPLES_PER_SECOND)
  return { left: new Float32Array(samples), right: new Float32Array(samples) }
}

/** A film's sound as 48 kHz stereo from the film's first picture on, exactly this long: cut, or silent to its end. */
export async function readSound(
  demuxer: Demuxer,
  stream: Stream,
  { startsAt, seconds }: { readonly startsAt: number; readonly seconds: number },
): Promise<StereoSound> {
  const sound = silence(seconds)
  using decoder = await Decoder.create(stream, { exitOnError: false })
  using filter = FilterAPI.create(
    `aresample=${AUDIO_SAMPLES_PER_SECOND},aformat=sample_fmts=fltp:channel_layouts=stereo`,
    { allowReinit: true },
  )
  let at: number | null = null
  const take = async (): Promise<void> => {
    for (let frame = await filter.receive(); frame instanceof Frame; frame = await filter.receive()) {
      // Placed by the clock once and then one after the other: a file with a torn clock stays in one piece.
      at ??= Math.max(-AUDIO_SAMPLES_PER_SECOND, Math.round((secondsOf(frame) - startsAt) * AUDIO_SAMPLES_PER_SECOND))
      copyInto(sound, frame, at)
      at += frame.nbSamples
      frame.free()
    }
  }
  const drain = async (): Promise<void> => {
    for (let frame = await decoder.receive(); frame instanceof Frame; frame = await decoder.receive()) {
      await filter.process(frame)
      frame.free()
      await take()
    }
  }
  for await (const packet of demuxer.packets(stream.index)) {
    await decoder.decode(packet)
    packet?.free()
    await drain()
    if (packet === null || (at ?? 0) >= sound.left.length) break
  }
  if ((at ?? 0) < sound.left.length) {
    await decoder.flush()
    await drain()
    if (filter.isReady()) {
      await filter.process(null)
      await take()
    }
  }
  soften(sound)
  return sound
}

function secondsOf({ pts, timeBase }: Frame): number {
  // FFmpeg's word for "no time" is the smallest number there is.
  if (pts < -(2n ** 62n) || timeBase.den === 0) return 0
  return (Number(pts) * timeBase.num) / timeBase.den
}

function copyInto(sound: StereoSound, frame: Frame, at: number): void {
  const planes = frame.extendedData ?? frame.data
  for (const [index, channel] of [sound.left, sound.right].entries()) {
    const plane = planes?.[index]
    if (plane === undefined) continue
    const from = Math.max(0, -at)
    const count = Math.min(
      frame.nbSamples - from,
      channel.length - Math.max(0, at),
      Math.floor(plane.length / 4) - from,
    )
    for (let sample = 0; sample < count; sample += 1) {
      const value = plane.readFloatLE((from + sample) * 4)
      channel[Math.max(0, at) + sample] = Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0
    }
  }
}

function soften({ left, right }: StereoSound): void {
  const edge = Math.round(EDGE_SECONDS * AUDIO_SAMPLES_PER_SECOND)
  for (const channel of [left, right])
    for (let sample = 0; sample < edge; sample += 1) {
      const gain = sample / edge
      channel[sample] = (channel[sample] ?? 0) * gain
      const last = channel.length - 1 - sample
      channel[last] = (channel[last] ?? 0) * gain
    }
}
