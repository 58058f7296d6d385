import { readFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decoder, Demuxer, Encoder, FilterAPI, Muxer } from 'node-av/api'
import {
  AV_LOG_FATAL,
  FF_ENCODER_AAC,
  FF_ENCODER_LIBOPUS,
  FF_ENCODER_LIBSVTAV1,
  FF_ENCODER_LIBVPX_VP9,
  FF_ENCODER_LIBX264,
  FF_ENCODER_LIBX265,
  FF_ENCODER_MPEG4,
  type FFEncoderCodec,
} from 'node-av/constants'
import { Log, Packet } from 'node-av/lib'

/** A film as a provider might send it. */
export interface FilmRecipe {
  readonly format: 'mp4' | 'webm' | 'mov'
  readonly video: {
    readonly encoder: FFEncoderCodec
    readonly width: number
    readonly height: number
    readonly rate: string
    readonly pixels?: string
    readonly options?: Readonly<Record<string, string>>
    readonly bFrames?: number
    /** Changes the test picture, in FFmpeg's filter language. */
    readonly look?: string
  }
  readonly sound?: { readonly encoder: FFEncoderCodec; readonly rate: number; readonly layout: 'mono' | 'stereo' }
  readonly seconds: number
  readonly soundOnly?: boolean
}

const X264 = { preset: 'ultrafast', crf: '30' }
const STEREO = { encoder: FF_ENCODER_AAC, rate: 48_000, layout: 'stereo' } as const

/** One of every kind that MEDIA 1.7 asks for; small, so that a suite can make them as it goes. */
export const FILM_RECIPES = {
  h264: {
    format: 'mp4',
    video: { encoder: FF_ENCODER_LIBX264, width: 640, height: 360, rate: '24', options: X264 },
    sound: STEREO,
    seconds: 8,
  },
  'odd-rate-no-sound': {
    format: 'mp4',
    video: { encoder: FF_ENCODER_LIBX264, width: 832, height: 480, rate: '16', options: X264 },
    seconds: 5.06,
  },
  'b-frames-mono': {
    format: 'mp4',
    video: {
      encoder: FF_ENCODER_LIBX264,
      width: 1920,
      height: 1080,
      rate: '30',
      options: { preset: 'veryfast', crf: '35' },
      bFrames: 2,
    },
    sound: { encoder: FF_ENCODER_AAC, rate: 44_100, layout: 'mono' },
    seconds: 3,
  },
  portrait: {
    format: 'mp4',
    video: { encoder: FF_ENCODER_LIBX264, width: 360, height: 640, rate: '24', options: X264 },
    seconds: 2,
  },
  'hevc-10-bit': {
    format: 'mp4',
    video: {
      encoder: FF_ENCODER_LIBX265,
      width: 640,
      height: 360,
      rate: '24',
      pixels: 'yuv420p10le',
      options: { preset: 'ultrafast', 'x265-params': 'log-level=none' },
    },
    seconds: 2,
  },
  'vp9-opus-webm': {
    format: 'webm',
    video: {
      encoder: FF_ENCODER_LIBVPX_VP9,
      width: 640,
      height: 360,
      rate: '30000/1001',
      options: { deadline: 'realtime', 'cpu-used': '8' },
    },
    sound: { encoder: FF_ENCODER_LIBOPUS, rate: 48_000, layout: 'stereo' },
    seconds: 3,
  },
  'vp9-opus-mp4': {
    format: 'mp4',
    video: {
      encoder: FF_ENCODER_LIBVPX_VP9,
      width: 320,
      height: 180,
      rate: '24',
      options: { deadline: 'realtime', 'cpu-used': '8' },
    },
    sound: { encoder: FF_ENCODER_LIBOPUS, rate: 48_000, layout: 'stereo' },
    seconds: 2,
  },
  av1: {
    format: 'mp4',
    video: { encoder: FF_ENCODER_LIBSVTAV1, width: 320, height: 192, rate: '16', options: { preset: '12', crf: '50' } },
    seconds: 4,
  },
  long: {
    format: 'mp4',
    video: { encoder: FF_ENCODER_LIBX264, width: 320, height: 180, rate: '12', options: X264 },
    sound: STEREO,
    seconds: 12,
  },
  /** White and dark by turns, two pictures each: six flashes a second. */
  flashing: {
    format: 'mp4',
    video: {
      encoder: FF_ENCODER_LIBX264,
      width: 320,
      height: 180,
      rate: '24',
      options: X264,
      look: "drawbox=color=black:t=fill,drawbox=color=white:t=fill:enable='lt(mod(n,4),2)'",
    },
    seconds: 1,
  },
  'mpeg-4-part-2': {
    format: 'mp4',
    video: { encoder: FF_ENCODER_MPEG4, width: 320, height: 180, rate: '24' },
    seconds: 1,
  },
  'too-wide': {
    format: 'mp4',
    video: { encoder: FF_ENCODER_LIBX264, width: 5120, height: 64, rate: '4', options: X264 },
    seconds: 1,
  },
} as const satisfies Readonly<Record<string, FilmRecipe>>
export type FilmName = keyof typeof FILM_RECIPES

const made = new Map<FilmName, Promise<Buffer>>()

/** The bytes of a film, made once in a process. */
export function providerFilm(name: FilmName): Promise<Buffer> {
  const known = made.get(name) ?? makeFilm(FILM_RECIPES[name])
  made.set(name, known)
  return known
}

/** Makes a film by its recipe: a moving test picture and a steady tone. */
export async function makeFilm({ format, video, sound, seconds, soundOnly }: FilmRecipe): Promise<Buffer> {
  Log.setLevel(AV_LOG_FATAL)
  // SVT writes to the terminal unless its own variable says not to.
  process.env['SVT_LOG'] = '-1'
  const directory = await mkdtemp(join(tmpdir(), 'skein-test-provider-film-'))
  const file = join(directory, `film.${format}`)
  try {
    const picture = await openTrack(
      `testsrc2=size=${video.width}x${video.height}:rate=${video.rate}:duration=${seconds}`,
      [...(video.look === undefined ? [] : [video.look]), `format=${video.pixels ?? 'yuv420p'}`].join(','),
      video.encoder,
      {
        options: { ...video.options },
        gopSize: 48,
        ...(video.encoder === FF_ENCODER_LIBSVTAV1 && { bitrate: 0 }),
        ...(video.bFrames !== undefined && { maxBFrames: video.bFrames }),
      },
    )
    const tone =
      sound === undefined
        ? null
        : await openTrack(
            `sine=frequency=440:sample_rate=${sound.rate}:duration=${seconds}`,
            // As loud as a voice: lavfi's tone is an eighth of full scale.
            `volume=4,aformat=channel_layouts=${sound.layout}:sample_fmts=${sound.encoder === FF_ENCODER_LIBOPUS ? 'flt' : 'fltp'},asetnsamples=${sound.encoder === FF_ENCODER_LIBOPUS ? 960 : 1024}`,
            sound.encoder,
            { bitrate: '96k' },
          )
    const muxer = await Muxer.open(file, { format })
    const tracks = [soundOnly === true ? null : picture, tone].filter((track) => track !== null)
    const indices = tracks.map(({ encoder }) => muxer.addStream(encoder))
    await Promise.all(
      tracks.map(async ({ packets }, place) => {
        for await (const packet of packets) await muxer.writePacket(packet, indices[place] ?? 0)
      }),
    )
    await muxer.close()
    for (const { close } of tracks) await close()
    return await readFile(file)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function openTrack(
  source: string,
  filterText: string,
  codec: FFEncoderCodec,
  options: Parameters<typeof Encoder.create>[1],
) {
  const demuxer = await Demuxer.open(source, { format: 'lavfi' })
  const [stream] = demuxer.streams
  if (stream === undefined) throw new Error(`${source} gives nothing`)
  const decoder = await Decoder.create(stream)
  const filter = FilterAPI.create(filterText)
  const encoder = await Encoder.create(codec, options)
  return {
    encoder,
    packets: encode(encoder.packets(filter.frames(decoder.frames(demuxer.packets(stream.index))))),
    close: async () => {
      filter.close()
      encoder.close()
      decoder.close()
      await demuxer.close()
    },
  }
}

async function* encode(packets: AsyncGenerator<Packet | null>): AsyncGenerator<Packet> {
  for await (const packet of packets) if (packet instanceof Packet) yield packet
}
