import type { SegmentSummary } from '@skein/contract/scenes'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { nameOf } from '../../lib/person.ts'
import { writeWords } from '../../messages/en/write.ts'

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
  return (
    <Note tone="warn" title={writeWords.arrived({ n: segments.length })}>
      <p>{onSubmitAnyway === undefined ? writeWords.arrivedNote : writeWords.arrivedHeld}</p>
      <ol className="mt-2 flex flex-col gap-2">
        {segments.map((segment) => (
          <li key={segment.id} className="border-s-2 border-warn ps-3 text-ink">
            <span className="num text-sm text-soft">
              {writeWords.segmentBy({ n: segment.sequence, name: nameOf(segment.author) })}
            </span>
            <span dir="auto" className="block font-story">
              {segment.excerpt}
            </span>
          </li>
        ))}
      </ol>
      {onSubmitAnyway !== undefined && (
        <Button look="primary" size="small" isBusy={isBusy} className="mt-3" onClick={onSubmitAnyway}>
          {writeWords.sendAnyway}
        </Button>
      )}
      {onRead !== undefined && (
        <Button size="small" className="mt-3" onClick={onRead}>
          {writeWords.haveRead}
        </Button>
      )}
    </Note>
  )
}
