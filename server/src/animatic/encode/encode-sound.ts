import { EncodedPacket } from 'mediabunny'
import { AV_CHANNEL_LAYOUT_STEREO, AV_SAMPLE_FMT_FLTP, FF_ENCODER_AAC } from 'node-av/constants'
import { Codec, CodecContext, FFmpegError, Frame, Packet, Rational } from 'node-av/lib'
import { AUDIO_BITS_PER_SECOND, AUDIO_SAMPLES_PER_FRAME, AUDIO_SAMPLES_PER_SECOND } from '#media/encoding-contract.ts'

export interface StereoSound {
  readonly left: Float32Array
  readonly right: Float32Array
}

async function openAac(): Promise<CodecContext> {
  const codec = Codec.findEncoderByName(FF_ENCODER_AAC)
  if (!codec) throw new Error('FFmpeg has no aac encoder')
  const context = new CodecContext()
  context.allocContext3(codec)
  context.sampleRate = AUDIO_SAMPLES_PER_SECOND
  context.sampleFormat = AV_SAMPLE_FMT_FLTP
  context.channelLayout = AV_CHANNEL_LAYOUT_STEREO
  context.bitRate = BigInt(AUDIO_BITS_PER_SECOND)
  context.timeBase = new Rational(1, AUDIO_SAMPLES_PER_SECOND)
  FFmpegError.throwIfError(await context.open2(codec, null), 'open aac')
  return context
}

/** @param start the sample it begins with. At most one AAC frame long; the receiver's to free. */
export function soundFrame(sound: StereoSound, start: number): Frame {
  const frame = new Frame()
  frame.alloc()
  frame.format = AV_SAMPLE_FMT_FLTP
  frame.nbSamples = Math.min(AUDIO_SAMPLES_PER_FRAME, sound.left.length - start)
  frame.sampleRate = AUDIO_SAMPLES_PER_SECOND
  frame.channelLayout = AV_CHANNEL_LAYOUT_STEREO
  FFmpegError.throwIfError(frame.allocBuffer(), 'allocate sound')
  for (const [plane, channel] of [sound.left, sound.right].entries()) {
    const target = (frame.extendedData ?? frame.data)?.[plane]
    if (!target) throw new Error('FFmpeg gave no sound plane')
    Buffer.from(channel.buffer, channel.byteOffset + start * 4, frame.nbSamples * 4).copy(target)
  }
  frame.pts = BigInt(start)
  frame.timeBase = new Rational(1, AUDIO_SAMPLES_PER_SECOND)
  return frame
}

/**
 * AAC-LC packets that begin exactly at zero and end inside the sound: the encoder's priming packet (at -1024 samples) and
 * a tail that would outlast the picture are left out, so that joins neither overlap nor gape (MEDIA 2.5).
 *
 * @param length samples to keep. A packet looks 1024 samples past its own, and a decoder that plays on into the next
 * segment adds the two halves up: sound that goes on over there belongs into `sound` behind `length`, or a join would
 * dip.
 */
export async function encodeSound(
  sound: StereoSound,
  length = sound.left.length,
): Promise<{ readonly packets: readonly EncodedPacket[]; readonly config: AudioDecoderConfig }> {
  const encoder = await openAac()
  const packet = new Packet()
  packet.alloc()
  const packets: EncodedPacket[] = []
  const collect = async (): Promise<void> => {
    while ((await encoder.receivePacket(packet)) >= 0) {
      const start = Number(packet.pts)
      if (packet.data && start >= 0 && start + AUDIO_SAMPLES_PER_FRAME <= length) {
        packets.push(
          new EncodedPacket(
            new Uint8Array(packet.data),
            'key',
            start / AUDIO_SAMPLES_PER_SECOND,
            AUDIO_SAMPLES_PER_FRAME / AUDIO_SAMPLES_PER_SECOND,
          ),
        )
      }
      packet.unref()
    }
  }
  for (let start = 0; start < sound.left.length; start += AUDIO_SAMPLES_PER_FRAME) {
    const frame = soundFrame(sound, start)
    FFmpegError.throwIfError(await encoder.sendFrame(frame), 'encode sound')
    frame.free()
    await collect()
  }
  await encoder.sendFrame(null)
  await collect()
  const description = Uint8Array.from(encoder.extraData ?? [])
  encoder.freeContext()
  packet.free()
  return {
    packets,
    config: { codec: 'mp4a.40.2', sampleRate: AUDIO_SAMPLES_PER_SECOND, numberOfChannels: 2, description },
  }
}
