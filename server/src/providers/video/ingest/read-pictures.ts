import { Decoder, type Demuxer, FilterAPI } from 'node-av/api'
import { Frame } from 'node-av/lib'
import { FRAMES_PER_SECOND } from '#media/encoding-contract.ts'
import { fitPicture, FRAME_HEIGHT, FRAME_WIDTH } from './fit-picture.rules.ts'
import type { IngestLimits } from './ingest-task.ts'
import type { FilmPicture } from './open-film.ts'

const THREADS = 2

function filterFor({ stream }: FilmPicture): string {
  const { width, height, sampleAspectRatio: aspect } = stream.codecpar
  const pixelAspect = aspect.den > 0 ? aspect.num / aspect.den : 0
  const fitted = fitPicture({ width, height, pixelAspect })
  return [
    `scale=${fitted.width}:${fitted.height}:flags=bicubic:out_color_matrix=bt709:out_range=tv`,
    'format=yuv420p',
    `pad=${FRAME_WIDTH}:${FRAME_HEIGHT}:${fitted.left}:${fitted.top}:color=black`,
    'setsar=1',
    'setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709',
  ].join(',')
}

/** A picture and for how many frames of the segment it stands, at least one. */
export interface TimedPicture {
  /** The receiver's to free. */
  readonly frame: Frame
  readonly times: number
}

/**
 * The pictures of a film, 1280x720, letterboxed, in BT.709, put on 24 frames a second. Damaged ones are left out as a
 * player would. At most `frameCount` frames in all: timing is done here and not by FFmpeg's own filter, which would
 * make every frame that two far-off timestamps ask for.
 */
export async function* readPictures(
  demuxer: Demuxer,
  picture: FilmPicture,
  limits: IngestLimits,
  frameCount: number,
): AsyncGenerator<TimedPicture> {
  let shown = 0
  let held: Frame | null = null
  let heldAt = 0
  let firstSeconds: number | null = null
  try {
    for await (const frame of fittedPictures(demuxer, picture, limits)) {
      firstSeconds ??= secondsOf(frame, 0)
      const slot: number = Math.max(
        heldAt,
        Math.round((secondsOf(frame, firstSeconds) - firstSeconds) * FRAMES_PER_SECOND),
      )
      // Several pictures for one frame: the last of them is shown.
      const times = Math.min(slot, frameCount) - shown
      const before = held
      held = frame
      heldAt = slot
      if (times > 0 && before !== null) {
        shown += times
        yield { frame: before, times }
      } else before?.free()
      if (shown >= frameCount) return
    }
    if (held === null) return
    // The last one lasts as long as the others did.
    const rate = ratio(picture.stream.avgFrameRate)
    const times = Math.min(
      frameCount - shown,
      Math.max(1, Math.round(FRAMES_PER_SECOND / (rate > 0 ? rate : FRAMES_PER_SECOND))),
    )
    const last = held
    held = null
    yield { frame: last, times }
  } finally {
    held?.free()
  }
}

const ratio = ({ num, den }: { readonly num: number; readonly den: number }): number => (den === 0 ? 0 : num / den)

/** A frame's time, or `otherwise` when it has none: FFmpeg's word for that is the smallest number there is. */
function secondsOf({ pts, timeBase }: Frame, otherwise: number): number {
  return pts < -(2n ** 62n) ? otherwise : Number(pts) * ratio(timeBase)
}

async function* fittedPictures(demuxer: Demuxer, picture: FilmPicture, limits: IngestLimits): AsyncGenerator<Frame> {
  using decoder = await Decoder.create(picture.stream, {
    threadCount: THREADS,
    exitOnError: false,
    options: { max_pixels: limits.pixelsMax },
  })
  using filter = FilterAPI.create(filterFor(picture), { allowReinit: true })
  async function* fitted(): AsyncGenerator<Frame> {
    for (let frame = await decoder.receive(); frame instanceof Frame; frame = await decoder.receive()) {
      await filter.process(frame)
      frame.free()
      for (let done = await filter.receive(); done instanceof Frame; done = await filter.receive()) yield done
    }
  }
  for await (const packet of demuxer.packets(picture.stream.index)) {
    await decoder.decode(packet)
    packet?.free()
    yield* fitted()
    if (packet === null) break
  }
  await decoder.flush()
  yield* fitted()
}
