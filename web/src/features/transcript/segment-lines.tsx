import { memo } from 'react'
import { clock } from '../../lib/durations.ts'
import { dyeOf } from '../../lib/dye.ts'
import { nameOf } from '../../lib/person.ts'
import { keyOfLine, type TranscriptSegment } from './transcript.rules.ts'
import { transcriptWords } from '../../messages/en/transcript.ts'

interface SegmentLinesProps {
  segment: TranscriptSegment
  /** The line that is told, the one the tab key reaches and the one that was found, each if it is in this segment. */
  current: number | null
  reachable: number | null
  found: number | null
}

/** One segment's lines. Drawn again only when one of its own marks moves. */
export const SegmentLines = memo(function SegmentLines({ segment, current, reachable, found }: SegmentLinesProps) {
  return (
    <section
      data-dye={dyeOf(segment.author.username)}
      aria-label={transcriptWords.segment({ n: segment.sequence, name: nameOf(segment.author) })}
      // Out of view it is not laid out, and still found by the browser's own search.
      className="border-s-2 border-dye ps-2 [contain-intrinsic-size:auto_14rem] [content-visibility:auto]"
    >
      <h3 className="num flex justify-between gap-3 px-2 pt-1 text-sm text-soft">
        <span className="truncate">
          {transcriptWords.heading({
            n: `${segment.sequence}`,
            name: nameOf(segment.author),
            b: (words) => <span className="font-semibold text-ink">{words}</span>,
          })}
        </span>
        <span className="text-faint">{clock(segment.startsAt)}</span>
      </h3>
      <ol lang={segment.language ?? undefined} dir="auto">
        {segment.lines.map((line) => (
          <li key={line.index}>
            <button
              type="button"
              data-line={keyOfLine(line)}
              data-at={line.at}
              tabIndex={line.index === reachable ? 0 : -1}
              aria-current={line.index === current || undefined}
              data-found={line.index === found || undefined}
              className="w-full rounded-sm px-2 py-1 text-start font-story text-base leading-relaxed text-soft select-text hover:bg-sunken hover:text-ink aria-[current=true]:bg-accent-soft aria-[current=true]:text-ink data-[found=true]:bg-warn-soft data-[found=true]:text-ink"
            >
              {line.text}
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
})
