import { Decoder, Demuxer } from 'node-av/api'
import { Frame } from 'node-av/lib'

const FRAMES_MAX = 25

/**
 * What a film file says of itself, as FFmpeg reads it, and how many of its first frames can be decoded: an index that
 * points beside the media gives none.
 */
export async function marksOf(file: string): Promise<{ comment?: string; xmp?: string; frames: number }> {
  const demuxer = await Demuxer.open(file, { options: { export_xmp: '1' } })
  const stream = demuxer.video()
  if (stream === undefined) throw new Error('the file has no picture')
  const decoder = await Decoder.create(stream)
  let frames = 0
  for await (const frame of decoder.frames(demuxer.packets(stream.index))) {
    if (frame instanceof Frame) {
      frames += 1
      frame.free()
    }
    if (frames === FRAMES_MAX) break
  }
  decoder.close()
  const { comment, xmp } = demuxer.metadata
  await demuxer.close()
  return { frames, ...(comment !== undefined && { comment }), ...(xmp !== undefined && { xmp }) }
}
