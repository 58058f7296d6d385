import type { SceneId } from '@skein/contract/ids'
import type { SegmentSummary } from '@skein/contract/scenes'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { placeSegments, type TranscriptSegment } from './transcript.rules.ts'
import { blockOf, transcriptQuery } from './transcript.queries.ts'

/** Blocks in the page at once, around the one that is looked at: enough to scroll, few enough to stay quick. */
const AROUND = 1

interface Transcript {
  /** What is in the page. */
  shown: readonly TranscriptSegment[]
  /** Everything that has been read, in order; all of it while something is looked for. */
  known: readonly TranscriptSegment[]
  isReading: boolean
  error: unknown
  hasEarlier: boolean
  hasLater: boolean
}

/**
 * The transcript around one block of a scene.
 *
 * @param readsAll to look for something also where nobody has scrolled yet.
 */
export function useTranscript(
  sceneId: SceneId,
  segments: readonly SegmentSummary[],
  block: number,
  readsAll: boolean,
): Transcript {
  const last = segments.at(-1)?.sequence ?? 0
  const lastBlock = blockOf(last)
  const [from, to] = [Math.max(0, block - AROUND), Math.min(lastBlock, block + AROUND)]
  const blocks = Array.from({ length: lastBlock + 1 }, (_, number) => number)
  const results = useQueries({
    queries: blocks.map((number) => ({
      ...transcriptQuery(sceneId, number, last),
      enabled: last > 0 && (readsAll || (number >= from && number <= to)),
    })),
    combine: (queries) => ({
      pages: queries.map(({ data }) => data),
      isReading: queries.some(({ isFetching, data }) => isFetching && data === undefined),
      error: queries.find(({ error }) => error !== null)?.error ?? null,
    }),
  })
  const starts = useMemo(() => new Map(segments.map(({ sequence, startsAt }) => [sequence, startsAt])), [segments])
  const placed = useMemo(
    () => results.pages.map((page) => (page === undefined ? [] : placeSegments(page.items, starts))),
    [results.pages, starts],
  )
  return {
    shown: useMemo(() => placed.slice(from, to + 1).flat(), [placed, from, to]),
    known: useMemo(() => placed.flat(), [placed]),
    isReading: results.isReading,
    error: results.error,
    hasEarlier: from > 0,
    hasLater: to < lastBlock,
  }
}
