import type { SegmentTranscript } from '@skein/contract/transcript'

/** One line on the scene's timeline. */
export interface Line {
  sequence: number
  /** Its place in its segment, from 0. */
  index: number
  text: string
  /** Seconds from the scene's start. */
  at: number
}

export interface TranscriptSegment extends Omit<SegmentTranscript, 'lines'> {
  startsAt: number
  lines: readonly Line[]
}

/** Transcripts on the scene's timeline; one whose segment is not on it (any more) is left out. */
export function placeSegments(
  transcripts: readonly SegmentTranscript[],
  starts: ReadonlyMap<number, number>,
): TranscriptSegment[] {
  return transcripts.flatMap(({ lines, ...segment }) => {
    const startsAt = starts.get(segment.sequence)
    if (startsAt === undefined) return []
    const placed = lines.map(({ text, at }, index) => ({ sequence: segment.sequence, index, text, at: startsAt + at }))
    return [{ ...segment, startsAt, lines: placed }]
  })
}

/** The line that is told at a moment; null before the first. */
export function lineAt(segments: readonly TranscriptSegment[], position: number): Line | null {
  const segment = segments.findLast(({ startsAt }) => startsAt <= position)
  return segment?.lines.findLast(({ at }) => at <= position) ?? null
}

export const keyOfLine = ({ sequence, index }: Pick<Line, 'sequence' | 'index'>): string => `${sequence}.${index}`

const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase()

/** The lines that hold all these words together, in order; none for an empty question. */
export function findLines(segments: readonly TranscriptSegment[], asked: string): Line[] {
  const words = plain(asked.trim())
  if (words === '') return []
  return segments.flatMap(({ lines }) => lines.filter(({ text }) => plain(text).includes(words)))
}
