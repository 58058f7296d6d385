import {
  BufferTarget,
  CmafOutputFormat,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedVideoPacketSource,
  HlsOutputFormat,
  Mp4OutputFormat,
  Output,
  OutputTrackGroup,
  PathedTarget,
} from 'mediabunny'
import { eraseCreationTime } from './erase-creation-time.ts'
import { CMAF_SEGMENT_SECONDS, FRAMES_PER_SECOND } from './encoding-contract.ts'
import { insertXmp } from './insert-xmp.ts'

/** Encoded packets of one rendition, timestamps from zero in seconds, video without B-frames. */
export interface EncodedRendition {
  readonly video: { readonly packets: readonly EncodedPacket[]; readonly config: VideoDecoderConfig }
  readonly audio: { readonly packets: readonly EncodedPacket[]; readonly config: AudioDecoderConfig }
}

interface Feed {
  readonly packets: readonly EncodedPacket[]
  readonly add: (packet: EncodedPacket, isFirst: boolean) => Promise<void>
}

/** Packets go in by time across tracks: the muxer buffers whatever runs ahead, so one track at a time would buffer all. */
async function addInterleaved(feeds: readonly Feed[]): Promise<void> {
  const queue = feeds
    .flatMap((feed) => feed.packets.map((packet, index) => ({ packet, feed, isFirst: index === 0 })))
    .toSorted((a, b) => a.packet.timestamp - b.packet.timestamp)
  for (const { packet, feed, isFirst } of queue) await feed.add(packet, isFirst)
}

function feedsOf(output: Output, rendition: EncodedRendition, group: OutputTrackGroup | null): readonly Feed[] {
  const video = new EncodedVideoPacketSource('avc')
  const audio = new EncodedAudioPacketSource('aac')
  const grouped = group ? { group } : {}
  output.addVideoTrack(video, { frameRate: FRAMES_PER_SECOND, ...grouped })
  output.addAudioTrack(audio, grouped)
  return [
    {
      packets: rendition.video.packets,
      add: (packet, isFirst) => video.add(packet, isFirst ? { decoderConfig: rendition.video.config } : undefined),
    },
    {
      packets: rendition.audio.packets,
      add: (packet, isFirst) => audio.add(packet, isFirst ? { decoderConfig: rendition.audio.config } : undefined),
    },
  ]
}

const bytesOf = (target: BufferTarget): Uint8Array => {
  if (target.buffer === null) throw new Error('the muxer left a file unfinished')
  return new Uint8Array(target.buffer)
}

/** What a file says about itself to players and checkers that never see the page. */
export interface FileMarks {
  readonly comment: string
  /** An XMP packet. */
  readonly xmp: string
}

/** A progressive MP4 with its index in front, the same bytes for the same packets and marks. */
export async function muxMp4(rendition: EncodedRendition, marks?: FileMarks): Promise<Uint8Array> {
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  if (marks !== undefined) output.setMetadataTags({ comment: marks.comment })
  const feeds = feedsOf(output, rendition, null)
  await output.start()
  await addInterleaved(feeds)
  await output.finalize()
  const file = eraseCreationTime(bytesOf(target))
  return marks === undefined ? file : insertXmp(file, marks.xmp)
}

/** CMAF as HLS wants it: one init section and media segments of 4 s with video and audio together. */
export async function muxCmaf(
  rendition: EncodedRendition,
): Promise<{ readonly init: Uint8Array; readonly segments: readonly Uint8Array[] }> {
  const files = new Map<string, BufferTarget>()
  const format = new HlsOutputFormat({
    segmentFormat: new CmafOutputFormat(),
    targetDuration: CMAF_SEGMENT_SECONDS,
    getPlaylistPath: () => 'media.m3u8',
    getInitPath: () => 'init',
    getSegmentPath: (segment) => `segment-${segment.n}`,
  })
  const target = new PathedTarget('master.m3u8', ({ path }) => {
    const file = new BufferTarget()
    files.set(path, file)
    return file
  })
  const output = new Output({ format, target })
  // One group per rendition keeps its sound in the same segments; without it mediabunny splits the audio off.
  const feeds = feedsOf(output, rendition, new OutputTrackGroup())
  await output.start()
  await addInterleaved(feeds)
  await output.finalize()

  const init = files.get('init')
  if (!init) throw new Error('the muxer wrote no init section')
  const segments: Uint8Array[] = []
  for (let file = files.get('segment-1'); file; file = files.get(`segment-${segments.length + 1}`)) {
    segments.push(bytesOf(file))
  }
  return { init: eraseCreationTime(bytesOf(init)), segments }
}
