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
    'setpts=PTS-STARTPTS',
    `fps=${FRAMES_PER_SECOND}`,
    `scale=${fitted.width}:${fitted.height}:flags=bicubic:out_color_matrix=bt709:out_range=tv`,
    'format=yuv420p',
    `pad=${FRAME_WIDTH}:${FRAME_HEIGHT}:${fitted.left}:${fitted.top}:color=black`,
    'setsar=1',
    'setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709',
  ].join(',')
}

/**
 * The pictures of a film at 24 a second, 1280x720, letterboxed, in BT.709. Damaged ones are left out as a player would.
 * The caller frees each, and may stop whenever it has enough.
 */
export async function* readPictures(
  demuxer: Demuxer,
  picture: FilmPicture,
  limits: IngestLimits,
): AsyncGenerator<Frame> {
  using decoder = await Decoder.create(picture.stream, {
    threadCount: THREADS,
    exitOnError: false,
    options: { max_pixels: limits.pixelsMax },
  })
  using filter = FilterAPI.create(filterFor(picture), { allowReinit: true })
  async function* filtered(): AsyncGenerator<Frame> {
    for (let frame = await filter.receive(); frame instanceof Frame; frame = await filter.receive()) yield frame
  }
  async function* decoded(): AsyncGenerator<Frame> {
    for (let frame = await decoder.receive(); frame instanceof Frame; frame = await decoder.receive()) yield frame
  }
  for await (const packet of demuxer.packets(picture.stream.index)) {
    await decoder.decode(packet)
    packet?.free()
    for await (const frame of decoded()) {
      await filter.process(frame)
      frame.free()
      yield* filtered()
    }
    if (packet === null) break
  }
  await decoder.flush()
  for await (const frame of decoded()) {
    await filter.process(frame)
    frame.free()
    yield* filtered()
  }
  if (!filter.isReady()) return
  await filter.process(null)
  yield* filtered()
}
