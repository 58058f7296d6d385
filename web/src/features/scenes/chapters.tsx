import type { SegmentSummary } from '@skein/contract/scenes'
import { useEffect, useRef } from 'react'
import { noteNames } from '../../lib/content-notes.ts'
import { clock, spoken } from '../../lib/durations.ts'
import { dyeOf } from '../../lib/dye.ts'
import { nameOf } from '../../lib/person.ts'
import { contentNotesWords } from '../../messages/en/content-notes.ts'
import { everywhereWords } from '../../messages/en/everywhere.ts'
import { sceneWords } from '../../messages/en/scene.ts'

interface ChaptersProps {
  segments: readonly SegmentSummary[]
  /** The segment that plays, or null while nothing does. */
  current: number | null
  onChoose: (segment: SegmentSummary) => void
}

/** The scene's segments as knots on one thread. */
export function Chapters({ segments, current, onChoose }: ChaptersProps) {
  const listRef = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const item = listRef.current?.querySelector('[aria-current="true"]')
    const box = listRef.current?.parentElement
    if (!(item instanceof HTMLElement) || box === null || box === undefined) return
    // Scrolls the list alone: scrollIntoView would move the page under a reader's eyes.
    const isSeen =
      item.offsetTop >= box.scrollTop && item.offsetTop + item.offsetHeight <= box.scrollTop + box.clientHeight
    if (!isSeen) box.scrollTop = item.offsetTop - box.clientHeight / 3
  }, [current])
  return (
    <ol ref={listRef} aria-label={sceneWords.chapters} className="relative py-2">
      {segments.map((segment, index) => {
        const isCurrent = segment.sequence === current
        return (
          <li key={segment.id} data-dye={dyeOf(segment.author.username)}>
            <button
              type="button"
              aria-current={isCurrent || undefined}
              onClick={() => onChoose(segment)}
              className="group relative grid w-full grid-cols-[2rem_minmax(0,1fr)_auto] gap-x-2 rounded-sm py-2.5 pe-2 text-start hover:bg-sunken aria-[current=true]:bg-sunken"
            >
              <span aria-hidden="true" className="relative">
                {segments.length > 1 && (
                  <span
                    className={`absolute start-[0.9375rem] w-0.5 bg-dye ${index === 0 ? '-bottom-2.5 top-3' : index === segments.length - 1 ? '-top-2.5 h-5.5' : '-inset-y-2.5'}`}
                  />
                )}
                <span
                  className={`absolute top-1.5 start-4 size-3 -translate-x-1/2 rtl:translate-x-1/2 rounded-full border-2 border-dye ${isCurrent ? 'bg-dye' : 'bg-paper'}`}
                />
              </span>
              <span className="min-w-0">
                <span className="block truncate text-sm text-soft">
                  {sceneWords.chapter({
                    n: `${segment.sequence}`,
                    name: nameOf(segment.author),
                    b: (words) => <span className="num font-semibold text-ink">{words}</span>,
                  })}
                </span>
                <span
                  dir="auto"
                  lang={segment.language ?? undefined}
                  className="line-clamp-2 font-story text-ui leading-snug"
                >
                  {segment.excerpt}
                </span>
                {segment.contentNotes.length > 0 && (
                  <span className="block text-sm text-faint">
                    {contentNotesWords.contains({ notes: noteNames(segment.contentNotes) })}
                  </span>
                )}
              </span>
              <span className="num text-end text-sm text-faint">
                <span aria-hidden="true">{clock(segment.duration)}</span>
                <span className="sr-only">{everywhereWords.long({ duration: spoken(segment.duration) })}</span>
                {isCurrent && <span className="block text-xs font-semibold text-ink">{sceneWords.now}</span>}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
