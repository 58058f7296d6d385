import { EncodedPacket } from 'mediabunny'
import {
  AV_PICTURE_TYPE_I,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_YUV420P,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  FF_ENCODER_LIBX264,
} from 'node-av/constants'
import {
  Codec,
  CodecContext,
  FFmpegError,
  Filter,
  type FilterContext,
  FilterGraph,
  FilterInOut,
  Frame,
  Packet,
  Rational,
} from 'node-av/lib'
import { FRAMES_PER_GROUP, FRAMES_PER_SECOND, type RenditionSpec } from '#media/encoding-contract.ts'

const BT709 = 'range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709'

function must<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`FFmpeg has no ${what}`)
  return value
}

/** What goes in: drawn RGBA unless it says that it is YUV 4:2:0 in BT.709 limited range already. */
export interface PictureSource {
  readonly width: number
  readonly height: number
  readonly pixels?: 'rgba' | 'yuv420p'
}

type Size = Pick<PictureSource, 'width' | 'height'>

const isSameSize = (a: Size, b: Size) => a.width === b.width && a.height === b.height

interface Scaler {
  readonly graph: FilterGraph
  readonly input: FilterContext
  readonly output: FilterContext
}

/** Scales to a size as BT.709 limited range. */
async function openScaler(size: Size, source: PictureSource): Promise<Scaler> {
  const graph = new FilterGraph()
  graph.alloc()
  const format =
    source.pixels === 'yuv420p' ? `${AV_PIX_FMT_YUV420P}:colorspace=bt709:range=tv` : String(AV_PIX_FMT_RGBA)
  const input = must(
    graph.createFilter(
      must(Filter.getByName('buffer'), 'buffer filter'),
      'in',
      `video_size=${source.width}x${source.height}:pix_fmt=${format}:time_base=1/${FRAMES_PER_SECOND}:pixel_aspect=1/1:frame_rate=${FRAMES_PER_SECOND}/1`,
    ),
    'buffer filter',
  )
  const output = must(graph.createFilter(must(Filter.getByName('buffersink'), 'sink filter'), 'out'), 'sink filter')
  // Bicubic only where it shrinks: at equal size there is nothing to interpolate and fast_bilinear costs less.
  const flags = isSameSize(size, source) ? 'fast_bilinear' : 'bicubic'
  FFmpegError.throwIfError(
    graph.parsePtr(
      `[in]scale=${size.width}:${size.height}:flags=${flags}:out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams=${BT709}[out]`,
      FilterInOut.createList([{ name: 'out', filterCtx: output, padIdx: 0 }]),
      FilterInOut.createList([{ name: 'in', filterCtx: input, padIdx: 0 }]),
    ),
    'parse the scaler',
  )
  FFmpegError.throwIfError(await graph.config(), 'configure the scaler')
  return { graph, input, output }
}

/** Takes ownership of `frame`; the scaled one is in `into` afterwards. */
async function scaleInto(scaler: Scaler, frame: Frame, into: Frame): Promise<void> {
  FFmpegError.throwIfError(await scaler.input.buffersrcAddFrame(frame), 'scale a frame')
  frame.free()
  into.unref()
  FFmpegError.throwIfError(await scaler.output.buffersinkGetFrame(into), 'take a scaled frame')
}

/** Drawn RGBA as what encoders work with: done once, however many renditions there are. */
export class PictureConverter {
  readonly #scaler: Scaler
  private constructor(scaler: Scaler) {
    this.#scaler = scaler
  }

  static async open(size: Size): Promise<PictureConverter> {
    return new PictureConverter(await openScaler(size, size))
  }

  /** Takes ownership of `frame`. The result is the caller's to free. */
  async convert(frame: Frame): Promise<Frame> {
    const converted = new Frame()
    converted.alloc()
    await scaleInto(this.#scaler, frame, converted)
    return converted
  }

  close(): void {
    this.#scaler.graph.free()
  }
}

async function openX264(spec: RenditionSpec, threads: number): Promise<CodecContext> {
  const codec = must(Codec.findEncoderByName(FF_ENCODER_LIBX264), 'libx264')
  const context = new CodecContext()
  context.allocContext3(codec)
  context.width = spec.width
  context.height = spec.height
  context.pixelFormat = AV_PIX_FMT_YUV420P
  context.timeBase = new Rational(1, FRAMES_PER_SECOND)
  context.framerate = new Rational(FRAMES_PER_SECOND, 1)
  context.gopSize = FRAMES_PER_GROUP
  // B-frames would make mediabunny's CMAF start at 0.083 s: a hole at every join (MEDIA 2.5).
  context.maxBFrames = 0
  context.colorRange = AVCOL_RANGE_MPEG
  context.colorSpace = AVCOL_SPC_BT709
  context.colorPrimaries = AVCOL_PRI_BT709
  context.colorTrc = AVCOL_TRC_BT709
  context.threadCount = threads
  context.rcMaxRate = BigInt(spec.bitsPerSecondMax)
  context.rcBufferSize = spec.bitsPerSecondMax * 2
  context.setOption('preset', 'veryfast')
  context.setOption('crf', String(spec.crf))
  context.setOption('profile', 'high')
  context.setOption('level', spec.level)
  context.setOption('x264-params', `scenecut=0:keyint=${FRAMES_PER_GROUP}:min-keyint=${FRAMES_PER_GROUP}:open-gop=0`)
  FFmpegError.throwIfError(await context.open2(codec, null), 'open libx264')
  return context
}

/** One rendition's scaler and H.264 encoder. Frames go in one after the other, in order. */
export class RenditionEncoder {
  readonly packets: EncodedPacket[] = []
  readonly config: VideoDecoderConfig
  /** Null when pictures come as they are encoded. */
  readonly #scaler: Scaler | null
  readonly #encoder: CodecContext
  readonly #scaled = new Frame()
  readonly #packet = new Packet()

  private constructor(spec: RenditionSpec, scaler: Scaler | null, encoder: CodecContext) {
    this.#scaler = scaler
    this.#encoder = encoder
    this.#scaled.alloc()
    this.#packet.alloc()
    this.config = {
      codec: spec.codecs.slice(0, spec.codecs.indexOf(',')),
      codedWidth: spec.width,
      codedHeight: spec.height,
      colorSpace: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false },
    }
  }

  /** @param threads x264's own; with one, the same pictures give the same bytes. */
  static async open(spec: RenditionSpec, source: PictureSource, threads = 2): Promise<RenditionEncoder> {
    const isReady = source.pixels === 'yuv420p' && isSameSize(spec, source)
    return new RenditionEncoder(spec, isReady ? null : await openScaler(spec, source), await openX264(spec, threads))
  }

  /** Takes ownership of `frame` (as the source was said to be) and frees it. */
  async encode(frame: Frame, index: number): Promise<void> {
    if (this.#scaler === null) {
      await this.#send(frame, index)
      frame.free()
      return
    }
    await scaleInto(this.#scaler, frame, this.#scaled)
    await this.#send(this.#scaled, index)
  }

  /** Flushes the encoder; `packets` is complete afterwards. */
  async finish(): Promise<void> {
    await this.#encoder.sendFrame(null)
    await this.#collect()
    this.#encoder.freeContext()
    this.#scaler?.graph.free()
    this.#scaled.free()
    this.#packet.free()
  }

  async #send(frame: Frame, index: number): Promise<void> {
    frame.pictType = index % FRAMES_PER_GROUP === 0 ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE
    FFmpegError.throwIfError(await this.#encoder.sendFrame(frame), 'encode a frame')
    await this.#collect()
  }

  async #collect(): Promise<void> {
    while ((await this.#encoder.receivePacket(this.#packet)) >= 0) {
      const packet = this.#packet
      if (packet.data) {
        this.packets.push(
          new EncodedPacket(
            new Uint8Array(packet.data),
            packet.isKeyframe ? 'key' : 'delta',
            Number(packet.pts) / FRAMES_PER_SECOND,
            1 / FRAMES_PER_SECOND,
          ),
        )
      }
      packet.unref()
    }
  }
}
