import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { AV_LOG_ERROR, AV_PIX_FMT_RGBA } from 'node-av/constants'
import { Frame, Log, Rational } from 'node-av/lib'
import { encodeSound } from '#animatic/encode/encode-sound.ts'
import { RenditionEncoder } from '#animatic/encode/rendition-encoder.ts'
import { AUDIO_SAMPLES_PER_SECOND, FRAMES_PER_SECOND, RENDITIONS } from '#media/encoding-contract.ts'
import { muxMp4 } from '#media/mux.ts'
import type {
  RenderedVideo,
  SubmittedJob,
  VideoProvider,
  VideoRequest,
  VideoState,
} from '#providers/video/video.port.ts'
import type { VideoCallContext } from '#providers/video/video.port.ts'

const SECONDS = 8
const SIZE = { width: 640, height: 360 }
const FILES = { '720p': '720p.mp4', '360p': '360p.mp4', poster: 'poster.jpg' } as const

let film: Promise<string> | undefined

/** A directory with eight seconds of one grey, silent, in the encoding contract; made once until it is dropped. */
export function quickFilm(): Promise<string> {
  film ??= makeFilm()
  return film
}

/** Removes the directory, if there is one. */
export async function dropQuickFilm(): Promise<void> {
  const made = film
  film = undefined
  if (made !== undefined) await rm(await made, { recursive: true, force: true })
}

async function makeFilm(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'skein-test-film-'))
  Log.setLevel(AV_LOG_ERROR)
  const canvas = createCanvas(SIZE.width, SIZE.height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#445566'
  pen.fillRect(0, 0, SIZE.width, SIZE.height)
  const silence = new Float32Array(SECONDS * AUDIO_SAMPLES_PER_SECOND)
  const audio = await encodeSound({ left: silence, right: silence })
  for (const spec of RENDITIONS) {
    const encoder = await RenditionEncoder.open(spec, SIZE)
    for (let index = 0; index < SECONDS * FRAMES_PER_SECOND; index += 1) {
      const frame = new Frame()
      frame.alloc()
      frame.format = AV_PIX_FMT_RGBA
      frame.width = SIZE.width
      frame.height = SIZE.height
      frame.fromBuffer(canvas.data())
      frame.pts = BigInt(index)
      frame.timeBase = new Rational(1, FRAMES_PER_SECOND)
      await encoder.encode(frame, index)
    }
    await encoder.finish()
    const video = { packets: encoder.packets, config: encoder.config }
    await writeFile(join(directory, FILES[spec.name]), await muxMp4({ video, audio }))
  }
  await writeFile(join(directory, FILES.poster), canvas.encodeSync('jpeg', 70))
  return directory
}

/** A video source that hands over the same prepared film for every script, and counts what it was asked for. */
export class QuickVideoProvider implements VideoProvider {
  readonly id = 'quick'
  submits = 0
  fetches = 0
  readonly #directory: string

  constructor(directory: string) {
    this.#directory = directory
  }

  submit({ jobId }: VideoRequest): Promise<SubmittedJob> {
    this.submits += 1
    return Promise.resolve({ providerJobId: `quick:${jobId}` })
  }

  poll(_job: SubmittedJob, _context: VideoCallContext): Promise<VideoState> {
    return Promise.resolve({ kind: 'succeeded' })
  }

  async fetchResult(_job: SubmittedJob, { jobId }: VideoRequest, context: VideoCallContext): Promise<RenderedVideo> {
    this.fetches += 1
    context.signal.throwIfAborted()
    const take = async (name: string) => {
      const file = join(context.workDirectory, name)
      await copyFile(join(this.#directory, name), file)
      return file
    }
    context.onProgress(50)
    return {
      renditions: [
        { name: '720p', file: await take(FILES['720p']) },
        { name: '360p', file: await take(FILES['360p']) },
      ],
      posterFile: await take(FILES.poster),
      // The film is the same for all; the words are what tells two segments' media apart.
      captions: [{ start: 0, end: 2, text: jobId }],
      durationSeconds: SECONDS,
      provenance: { provider: this.id, model: 'grey', generated: false },
    }
  }

  reconcile(request: VideoRequest): Promise<SubmittedJob> {
    return Promise.resolve({ providerJobId: `quick:${request.jobId}` })
  }

  cancel(): Promise<'cancelled'> {
    return Promise.resolve('cancelled')
  }
}
