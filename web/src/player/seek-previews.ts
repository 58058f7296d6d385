import { besideVideo, type PlayerSegment } from './source.ts'

/** A rectangle of a sprite sheet, in its own pixels, and the time within the segment it stands for. */
export interface SeekPreview {
  sheet: string
  x: number
  y: number
  width: number
  height: number
  start: number
  end: number
}

/** One block of a thumbnails file, as Skein writes it: a span of time, then a sheet and where in it. */
const BLOCK =
  /(\d+):(\d\d):(\d\d\.\d{3}) --> (\d+):(\d\d):(\d\d\.\d{3})\n([\w.-]+)#xywh=(\d+),(\d+),([1-9]\d*),([1-9]\d*)/g

/** Reads a segment's `thumbnails.vtt`; sheets lie beside it. What is not a preview is left out. */
export function parsePreviews(text: string, segment: Pick<PlayerSegment, 'videoUrl'>): SeekPreview[] {
  return [...text.matchAll(BLOCK)].map((match) => {
    const [h = 0, m = 0, s = 0, h2 = 0, m2 = 0, s2 = 0] = match.slice(1, 7).map(Number)
    const [x = 0, y = 0, width = 0, height = 0] = match.slice(8).map(Number)
    return {
      sheet: besideVideo(segment, match[7] ?? ''),
      x,
      y,
      width,
      height,
      start: h * 3600 + m * 60 + s,
      end: h2 * 3600 + m2 * 60 + s2,
    }
  })
}

/** The previews of each segment that was pointed at; media from before there were any have none. */
const known = new Map<string, Promise<SeekPreview[]>>()

/** A segment's previews, read once. Empty where there are none: a picture for a pointer is never worth an error. */
export function previewsOf(segment: PlayerSegment): Promise<SeekPreview[]> {
  const { videoUrl } = segment
  const found = known.get(videoUrl) ?? readPreviews(segment)
  known.set(videoUrl, found)
  return found
}

async function readPreviews(segment: PlayerSegment): Promise<SeekPreview[]> {
  try {
    const response = await fetch(besideVideo(segment, 'thumbnails.vtt'))
    return response.ok ? parsePreviews(await response.text(), segment) : []
  } catch {
    known.delete(segment.videoUrl)
    return []
  }
}
