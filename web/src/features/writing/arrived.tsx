import type { SegmentSummary } from '@skein/contract/scenes'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { nameOf } from '../../lib/person.ts'

interface ArrivedProps {
  segments: readonly SegmentSummary[]
  isBusy?: boolean
  /** Given when a submission was held back because of these segments. */
  onSubmitAnyway?: () => void
  /** Given when they merely arrived while somebody was writing. */
  onRead?: () => void
}

/** Segments others published since the writer began: to be read before the text is sent after them. */
export function Arrived({ segments, isBusy = false, onSubmitAnyway, onRead }: ArrivedProps) {
  const title =
    segments.length === 1
      ? '1 new segment arrived since you began.'
      : `${segments.length} new segments arrived since you began.`
  return (
    <Note tone="warn" title={segments.length === 0 ? 'The scene has changed since you began.' : title}>
      <p>
        {onSubmitAnyway === undefined
          ? 'Your text will follow them. Read them and adjust it if you like.'
          : 'Nothing was sent yet. Read them, change your text if it no longer follows, then send it.'}
      </p>
      <ol className="mt-2 flex flex-col gap-2">
        {segments.map((segment) => (
          <li key={segment.id} className="border-l-2 border-warn pl-3 text-ink">
            <span className="num text-sm text-soft">
              Segment {segment.sequence} by {nameOf(segment.author)}
            </span>
            <span className="block font-story">{segment.excerpt}</span>
          </li>
        ))}
      </ol>
      {onSubmitAnyway !== undefined && (
        <Button look="primary" size="small" isBusy={isBusy} className="mt-3" onClick={onSubmitAnyway}>
          I have read them, send it anyway
        </Button>
      )}
      {onRead !== undefined && (
        <Button size="small" className="mt-3" onClick={onRead}>
          I have read them
        </Button>
      )}
    </Note>
  )
}
