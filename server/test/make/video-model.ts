import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type VideoModel, parseVideoCatalog } from '#providers/video/catalog/video-catalog.ts'
import type { ingestInChild } from '#providers/video/ingest/ingest-process.ts'
import { FalQueue } from '#providers/video/remote/fal-queue.ts'
import { OpenAiVideos } from '#providers/video/remote/openai-videos.ts'
import { RemoteVideoProvider, type RemoteVideoOptions } from '#providers/video/remote/remote-video.ts'
import type { VideoProtocol } from '#providers/video/remote/video-protocol.ts'
import type { Dialect, VideoDouble } from '../doubles/video-double.ts'
import { QUOTED_KEY } from '../doubles/video-faults.ts'

/** A deadline short enough to wait for, long enough for a busy machine. */
const CALL_TIMEOUT_MS = 500

/** A catalogue's text for one model at the double. */
export function catalogText(
  double: Pick<VideoDouble, 'baseUrls' | 'filesHost'>,
  dialect: Dialect,
  changes: Readonly<Record<string, unknown>> = {},
): string {
  const shared = {
    id: `double-${dialect}`,
    baseUrl: double.baseUrls[dialect],
    model: dialect === 'fal' ? 'double/film' : 'film-1',
    seconds: { set: [4, 8] },
    sizes: [{ width: 1280, height: 720 }],
    sound: 'optional',
    promptLengthMax: 4000,
    pricePerSecond: { usd: 0.1, asOf: '2026-11-01' },
    poll: { firstSeconds: 0.05, everySeconds: 0.05, giveUpSeconds: 60 },
    fileHosts: [double.filesHost],
  }
  const protocol =
    dialect === 'fal'
      ? { protocol: 'fal-queue', input: { prompt: '{prompt}', duration: '{seconds}', generate_audio: '{sound}' } }
      : { protocol: 'openai-videos', dialect }
  return JSON.stringify(
    { use: shared.id, whenBusy: 'animatic', models: [{ ...shared, ...protocol, ...changes }] },
    null,
    2,
  )
}

function videoModel(
  double: VideoDouble,
  dialect: Dialect,
  changes: Readonly<Record<string, unknown>> = {},
): VideoModel {
  return parseVideoCatalog(catalogText(double, dialect, changes)).inUse
}

function videoProtocol(model: VideoModel, callTimeoutMs = CALL_TIMEOUT_MS): VideoProtocol {
  const options = { callTimeoutMs }
  return model.protocol === 'openai-videos'
    ? new OpenAiVideos(model, QUOTED_KEY, options)
    : new FalQueue(model, QUOTED_KEY, options)
}

export function remoteVideo(
  double: VideoDouble,
  dialect: Dialect,
  options: RemoteVideoOptions & {
    readonly model?: Readonly<Record<string, unknown>>
    readonly callTimeoutMs?: number
  } = {},
): RemoteVideoProvider {
  const model = videoModel(double, dialect, options.model)
  return new RemoteVideoProvider(model, videoProtocol(model, options.callTimeoutMs), options)
}

/** Stands in for re-encoding where the film does not matter: hands over a prepared one from `quickFilm`. */
export function quickIngest(filmDirectory: string): typeof ingestInChild {
  return async (_file, { directory }) => {
    const take = async (name: string) => {
      const file = join(directory, `taken-${name}`)
      await copyFile(join(filmDirectory, name), file)
      return file
    }
    return {
      renditions: [
        { name: '720p', file: await take('720p.mp4') },
        { name: '360p', file: await take('360p.mp4') },
      ],
      posterFile: await take('poster.jpg'),
      heldSeconds: 0,
      cutSeconds: 0,
      softenedFrames: 0,
      measured: {
        container: 'mov',
        videoCodec: 'h264',
        width: 640,
        height: 360,
        frames: 192,
        seconds: 8,
        framesPerSecond: 24,
        audioCodec: 'aac',
      },
      rssBytesPeak: 0,
    }
  }
}
