import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { renderInChild } from '#animatic/render-process.ts'
import type { SpentMs } from '#animatic/render-segment.ts'
import { captionCues } from '#animatic/timeline.rules.ts'
import { packageSegment } from '#media/package.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { startPart } from '../ground/processes.ts'
import type { FeedAnswer, FeedOrder } from '../parts/feed-ffmpeg.ts'
import type { StillsOrder } from '../parts/feed-melt.ts'
import { trackBytes } from './track-bytes.ts'

/** What a renderer left, and where its time went as far as it can say. */
export interface Rendering {
  readonly bytes: { readonly '720p': number; readonly '360p': number | null; readonly audio: number }
  readonly spentMs?: Readonly<Record<string, number>>
}

/** Makes a segment out of a request, in processes of its own. */
export interface SegmentRenderer {
  readonly name: string
  /** What is the same as ours and what is not. */
  readonly about: string
  render(request: VideoRequest): Promise<Rendering>
}

const noProgress = () => undefined
const isInstalled = (program: string) => {
  try {
    execFileSync(program, ['-version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function sizesOf(large: string, small: string | null): Promise<Rendering['bytes']> {
  const { video, audio } = await trackBytes(large)
  return { '720p': video, '360p': small === null ? null : (await trackBytes(small)).video, audio }
}

/** Ours as the pipeline runs it: the render's child process, then packaging into a store with fsync. */
function skein(scratch: string): SegmentRenderer {
  return {
    name: 'skein',
    about: 'draws and encodes in one child process; 720p, 360p, AAC; MP4 and HLS, packaged and stored',
    render: async (request) => {
      const directory = await mkdtemp(join(scratch, 'skein-'))
      const signal = new AbortController().signal
      const files = await renderInChild(request, { directory, signal, onProgress: noProgress })
      const spentMs: SpentMs & { package?: number } = { ...files.spentMs }
      const began = performance.now()
      await packageSegment(
        {
          ...files,
          captions: captionCues(request.script, request.bible),
          durationSeconds: request.script.durationSeconds,
          provenance: { provider: 'animatic', model: 'bench', generated: false },
        },
        { jobId: request.jobId, storage: new DiskStorage(join(directory, 'store')), signal },
      )
      const [large, small] = files.renditions
      return {
        bytes: await sizesOf(large?.file ?? '', small?.file ?? null),
        spentMs: { ...spentMs, package: performance.now() - began },
      }
    },
  }
}

/** The same frames, drawn by the same code, encoded by the ffmpeg program with the same settings. */
function ffmpeg(scratch: string): SegmentRenderer {
  return {
    name: 'ffmpeg CLI',
    about: 'the same frames as raw RGBA through a pipe, the same x264 settings; 720p, 360p, AAC; MP4 and HLS',
    render: async (request) => {
      const directory = await mkdtemp(join(scratch, 'ffmpeg-'))
      for (const name of ['720p', '360p']) await mkdir(join(directory, name))
      const part = await startPart<FeedOrder, FeedAnswer>('feed-ffmpeg')
      try {
        const spentMs = await part.ask({ request, directory })
        return {
          bytes: await sizesOf(join(directory, '720p.mp4'), join(directory, '360p.mp4')),
          spentMs: { ...spentMs },
        }
      } finally {
        await part.stop()
      }
    },
  }
}

/** A kept declarative editor over three still pictures: no drawing at all, one rendition. */
function melt(scratch: string): SegmentRenderer {
  return {
    name: 'melt (MLT)',
    about:
      'three PNG stills of ours with pan, zoom and cross-fades; 720p and AAC, one MP4: no drawing, no 360p, no HLS',
    render: async (request) => {
      const directory = await mkdtemp(join(scratch, 'melt-'))
      const part = await startPart<StillsOrder, object>('feed-melt')
      try {
        await part.ask({ request, directory })
        return { bytes: await sizesOf(join(directory, '720p.mp4'), null) }
      } finally {
        await part.stop()
      }
    },
  }
}

/** Who is here to be measured, and who is not. */
export function renderersHere(scratch: string): {
  readonly here: readonly SegmentRenderer[]
  readonly missing: readonly string[]
} {
  const peers = [
    { program: 'ffmpeg', make: ffmpeg },
    { program: 'melt', make: melt },
  ]
  const found = peers.filter(({ program }) => isInstalled(program))
  return {
    here: [skein(scratch), ...found.map(({ make }) => make(scratch))],
    missing: peers.filter((peer) => !found.includes(peer)).map(({ program }) => program),
  }
}
