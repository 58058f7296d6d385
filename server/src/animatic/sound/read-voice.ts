import { Decoder, Demuxer, FilterAPI } from 'node-av/api'
import { Frame } from 'node-av/lib'
import { AUDIO_SAMPLES_PER_SECOND } from '#media/encoding-contract.ts'

const LINE_SECONDS_MAX = 60
/** What a voice says before and after its words. */
const SILENCE_SHARE = 0.02

/**
 * A voice's file as 48 kHz mono, without the silence around the words. Whatever FFmpeg decodes; the bytes may be
 * anybody's, so only in a process of its own.
 *
 * @param tempo how much faster it is spoken, at the same pitch. @throws Error when there is no sound in it.
 */
export async function readVoice(file: string, tempo = 1): Promise<Float32Array> {
  await using demuxer = await Demuxer.open(file)
  const stream = demuxer.audio()
  if (stream === undefined) throw new Error('the voice made no sound')
  using decoder = await Decoder.create(stream, { exitOnError: false })
  using filter = FilterAPI.create(
    `aresample=${AUDIO_SAMPLES_PER_SECOND},aformat=sample_fmts=flt:channel_layouts=mono${tempo === 1 ? '' : `,atempo=${tempo.toFixed(4)}`}`,
    { allowReinit: true },
  )
  const parts: Buffer[] = []
  let bytes = 0
  for await (const frame of filter.frames(decoder.frames(demuxer.packets(stream.index)))) {
    if (!(frame instanceof Frame)) continue
    const samples = frame.toBuffer()
    frame.free()
    parts.push(samples)
    bytes += samples.length
    if (bytes > LINE_SECONDS_MAX * AUDIO_SAMPLES_PER_SECOND * 4) break
  }
  const all = Buffer.concat(parts)
  const samples = Float32Array.from({ length: Math.floor(all.length / 4) }, (_, index) => {
    const value = all.readFloatLE(index * 4)
    return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0
  })
  const spoken = trimmed(samples)
  if (spoken.length === 0) throw new Error('the voice made no sound')
  return spoken
}

function trimmed(samples: Float32Array): Float32Array {
  const loudest = samples.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0)
  if (loudest < 0.001) return samples.subarray(0, 0)
  const isHeard = (value: number) => Math.abs(value) >= loudest * SILENCE_SHARE
  return samples.slice(samples.findIndex(isHeard), samples.findLastIndex(isHeard) + 1)
}
