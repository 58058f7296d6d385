import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { filmNote } from '@skein/contract/film-notes'
import type { RenditionName } from '#media/encoding-contract.ts'
import { FlashGuard } from '#media/flash/flash-guard.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { EncodingThread } from './encode/encode-in-thread.ts'
import { type PosterFiles, writePosters } from './encode/poster-files.ts'
import { SpriteSheet } from './encode/sprite-sheet.ts'
import type { FrameRenderer } from './frame-renderer.ts'
import type { Picture } from './pen/canvas.ts'
import { releaseMemory } from './release-memory.ts'
import type { SpokenLine } from './sound/narration.rules.ts'

/** Each frame leaves its pixels behind, 3.7 MB. */
const FRAMES_PER_RELEASE = 5
const POSTER_BYTES_MAX = 120_000
const POSTER_QUALITIES = [84, 76, 68, 58, 45] as const

/** Milliseconds by the wall. Sound, encoding and muxing happen beside the drawing, in a thread of their own. */
export interface SpentMs {
  /** Loading the code, painting the places. */
  readonly setUp: number
  readonly draw: number
  /** The pen stood still because the encoder was behind. */
  readonly wait: number
  readonly poster: number
  /** After the last picture: what was left to encode, and the files. */
  readonly finish: number
  readonly sound: number
  readonly encode: number
  readonly mux: number
}

export interface RenderedFiles extends PosterFiles {
  readonly renditions: readonly { readonly name: RenditionName; readonly file: string }[]
  readonly spriteFile: string
  readonly notes: readonly string[]
  readonly spentMs: SpentMs
}

function posterJpeg(canvas: Picture): Buffer {
  let jpeg = canvas.encodeSync('jpeg', POSTER_QUALITIES[0])
  for (const quality of POSTER_QUALITIES.slice(1)) {
    if (jpeg.length <= POSTER_BYTES_MAX) break
    jpeg = canvas.encodeSync('jpeg', quality)
  }
  return jpeg
}

/**
 * Draws and encodes one segment into `directory`. Runs native code: call it in a process of its own.
 *
 * @param createRenderer who draws; called when the encoder is on its way already, so that both set up at once.
 * @param afterFrame called once per frame with 0..100; may throw to stop.
 */
export async function renderSegment(
  request: VideoRequest,
  options: {
    readonly directory: string
    /** Files that are spoken over it. */
    readonly narration: readonly SpokenLine[]
    readonly silenceWillDo: boolean
    readonly createRenderer: () => Promise<FrameRenderer>
    readonly size: { readonly width: number; readonly height: number }
  },
  afterFrame: (percent: number) => void,
): Promise<RenderedFiles> {
  const { directory, narration, silenceWillDo, createRenderer, size } = options
  const spent = { setUp: 0, draw: 0, wait: 0, poster: 0, finish: 0 }
  let lapped = 0
  /** What passed since the last lap goes to this account. */
  const lap = (account: keyof typeof spent) => {
    const now = performance.now()
    spent[account] += now - lapped
    lapped = now
  }
  const sprite = new SpriteSheet(request.script.durationSeconds)
  const guard = new FlashGuard('rgba', size)

  const encoding = new EncodingThread({ directory, request, narration, silenceWillDo, ...size })
  const renderer = await createRenderer()
  lap('setUp')
  let placesMs = 0
  for (let index = 0; index < renderer.frameCount; index++) {
    const drawn = renderer.draw(index)
    sprite.add(index, drawn)
    const pixels = guard.pass(drawn.data())
    lap('draw')
    await encoding.add(pixels)
    // Native memory is released only when the event loop turns; without that a frame costs five times as much.
    await nextTurn()
    // Painting a place leaves more behind than it keeps.
    if (renderer.setUpMs !== placesMs) releaseMemory()
    else if (index % FRAMES_PER_RELEASE === 0) releaseMemory(true)
    placesMs = renderer.setUpMs
    lap('wait')
    afterFrame((index / renderer.frameCount) * 97)
  }
  const poster = renderer.drawPoster()
  const posters = await writePosters(directory, poster, posterJpeg(poster))
  const spriteFile = join(directory, 'sprite.jpg')
  await writeFile(spriteFile, sprite.jpeg())
  lap('poster')
  const { renditions, notes, spentMs } = await encoding.finish()
  lap('finish')
  afterFrame(100)
  const softened = guard.softened > 0 ? [filmNote('film_softened')] : []
  return {
    renditions,
    ...posters,
    spriteFile,
    notes: [...renderer.notes, ...softened, ...notes],
    spentMs: { ...spent, setUp: spent.setUp + renderer.setUpMs, draw: spent.draw - renderer.setUpMs, ...spentMs },
  }
}
