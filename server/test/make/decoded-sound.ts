import { Decoder, Demuxer, FilterAPI } from 'node-av/api'
import { Frame } from 'node-av/lib'
import type { StereoSound } from '#animatic/encode/encode-sound.ts'

/** What a player hears of a file: its sound decoded, 48 kHz stereo. Silent and empty when there is none. */
export async function decodedSound(file: string): Promise<StereoSound> {
  const demuxer = await Demuxer.open(file)
  const stream = demuxer.audio()
  const parts: Frame[] = []
  if (stream !== undefined) {
    const decoder = await Decoder.create(stream)
    const filter = FilterAPI.create('aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo')
    for await (const frame of filter.frames(decoder.frames(demuxer.packets(stream.index))))
      if (frame instanceof Frame) parts.push(frame)
    filter.close()
    decoder.close()
  }
  await demuxer.close()
  const length = parts.reduce((sum, frame) => sum + frame.nbSamples, 0)
  const sound = { left: new Float32Array(length), right: new Float32Array(length) }
  let at = 0
  for (const frame of parts) {
    for (const [index, channel] of [sound.left, sound.right].entries())
      for (let i = 0; i < frame.nbSamples; i++)
        channel[at + i] = (frame.extendedData ?? frame.data)?.[index]?.readFloatLE(i * 4) ?? 0
    at += frame.nbSamples
    frame.free()
  }
  return sound
}
