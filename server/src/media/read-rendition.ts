import { type EncodedPacket, EncodedPacketSink, FilePathSource, Input, type InputTrack, MP4 } from 'mediabunny'
import { ProviderFailure } from '#platform/failure.ts'
import { audioFrameCount, FRAMES_PER_GROUP, FRAMES_PER_SECOND, type RenditionSpec } from './encoding-contract.ts'
import type { EncodedRendition } from './mux.ts'

const HALF_FRAME_SECONDS = 0.5 / FRAMES_PER_SECOND

function demand(claim: boolean, name: string, problem: string): asserts claim {
  if (!claim) throw new ProviderFailure('bad_output', `${name}: ${problem}`, { retry: 'after' })
}

async function packetsOf(track: InputTrack): Promise<EncodedPacket[]> {
  const packets: EncodedPacket[] = []
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet)
  return packets
}

/**
 * Reads one mezzanine MP4 and holds it against the encoding contract.
 *
 * @throws ProviderFailure `bad_output` when it breaks the contract, with what is wrong.
 */
export async function readRendition(
  file: string,
  spec: RenditionSpec,
  durationSeconds: number,
): Promise<EncodedRendition> {
  using input = new Input({ source: new FilePathSource(file), formats: [MP4] })
  demand(await input.canRead(), spec.name, 'not an MP4 file')
  const [videoTrack, audioTrack] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
  demand(videoTrack !== null, spec.name, 'no picture')
  demand(audioTrack !== null, spec.name, 'no sound track')
  const [video, audio] = [await videoTrack.getDecoderConfig(), await audioTrack.getDecoderConfig()]
  demand(video !== null && audio !== null, spec.name, 'codec is unknown')
  demand(
    `${video.codec},${audio.codec}` === spec.codecs,
    spec.name,
    `codecs are ${video.codec},${audio.codec}, not ${spec.codecs}`,
  )
  demand(
    video.codedWidth === spec.width && video.codedHeight === spec.height,
    spec.name,
    `picture is ${video.codedWidth}x${video.codedHeight}`,
  )

  const pictures = await packetsOf(videoTrack)
  const sounds = await packetsOf(audioTrack)
  const frames = Math.round(durationSeconds * FRAMES_PER_SECOND)
  demand(pictures.length === frames, spec.name, `${pictures.length} frames where ${frames} belong`)
  demand(
    pictures.every((packet, index) => Math.abs(packet.timestamp - index / FRAMES_PER_SECOND) < HALF_FRAME_SECONDS),
    spec.name,
    'frames are not evenly spaced, or are out of order',
  )
  demand(
    pictures.every((packet, index) => index % FRAMES_PER_GROUP !== 0 || packet.type === 'key'),
    spec.name,
    'a group does not start with a key frame',
  )
  const sound = audioFrameCount(durationSeconds)
  demand(sounds.length === sound, spec.name, `${sounds.length} sound frames where ${sound} belong`)
  return { video: { packets: pictures, config: video }, audio: { packets: sounds, config: audio } }
}
