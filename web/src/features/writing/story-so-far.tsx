import type { SceneId } from '@skein/contract/ids'
import type { SegmentSummary } from '@skein/contract/scenes'
import { useQueries } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { Link } from 'react-router'
import { getSegment } from '@skein/contract/segments'
import { queryOf } from '../../api/queries.ts'
import { dyeOf } from '../../lib/dye.ts'
import { paths } from '../../lib/paths.ts'
import { cx } from '../../ui/class-names.ts'
import { Person } from '../../ui/person.tsx'
import { writeWords } from '../../messages/en/write.ts'

const SHOWN = 3

/** The last segments in full, oldest first: what the next words follow on from. */
export function StorySoFar({ sceneId, segments }: { sceneId: SceneId; segments: readonly SegmentSummary[] }) {
  const last = segments.slice(-SHOWN)
  const texts = useQueries({
    queries: last.map((segment) => ({
      ...queryOf(getSegment, { params: { segmentId: segment.id } }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  if (last.length === 0) return <p className="text-soft">{writeWords.openingFilmed}</p>
  return (
    <ol className="flex flex-col gap-6">
      {last.map((segment, index) => (
        <li
          key={segment.id}
          data-dye={dyeOf(segment.author.username)}
          className={cx('border-s-2 border-dye ps-4', index < last.length - 1 && 'max-lg:hidden')}
        >
          <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
            <span className="num font-semibold text-ink">{writeWords.segment({ n: segment.sequence })}</span>
            <Person person={segment.author} />
            <Link
              to={paths.scene(sceneId, { segment: segment.sequence })}
              target="_blank"
              className="link inline-flex min-h-6 items-center gap-1"
            >
              <Play size={12} aria-hidden="true" className="fill-current" />
              <span>
                {writeWords.watch({
                  n: segment.sequence,
                  sr: (words) => <span className="sr-only">{words}</span>,
                })}
              </span>
            </Link>
          </p>
          <p lang={segment.language ?? undefined} dir="auto" className="story mt-1.5 whitespace-pre-line">
            {texts[index]?.data?.inputText ?? segment.excerpt}
          </p>
        </li>
      ))}
    </ol>
  )
}
