import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import type { useDraft } from './use-draft.ts'

/** What a writer must know of the draft besides that it is saved: other pages, other devices, other texts. */
export function DraftNotes({ kept }: { kept: ReturnType<typeof useDraft> }) {
  const { keeper, draft, otherTabs, wasSentElsewhere } = kept
  return (
    <div className="mt-4 flex flex-col gap-3 empty:mt-0">
      {draft.state === 'elsewhere' && draft.theirs !== null && (
        <Note tone="warn" title="This draft was changed in another tab or on another device.">
          <p>Nothing is saved until you choose. There it says:</p>
          <p dir="auto" className="mt-1 line-clamp-3 font-story text-ink">
            “{draft.theirs.text}”
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="small" onClick={() => keeper.settle('mine')}>
              Keep mine
            </Button>
            <Button size="small" onClick={() => keeper.settle('theirs')}>
              Use that one
            </Button>
          </div>
        </Note>
      )}
      {wasSentElsewhere ? (
        <Note tone="warn" title="You sent a text from another tab.">
          Sent from here as well, this one becomes a segment of its own.
        </Note>
      ) : (
        otherTabs > 0 && (
          <Note tone="warn" title="You have this scene open for writing in another tab.">
            Write in one of them. Where both have changed, you will be asked which to keep.
          </Note>
        )
      )}
      {draft.other !== null && (
        <Note tone="warn" title="There is another draft of yours for this scene.">
          <p dir="auto" className="line-clamp-2">
            “{draft.other}”
          </p>
          <Button size="small" className="mt-2" onClick={() => keeper.takeOther()}>
            Use that one instead
          </Button>
        </Note>
      )}
    </div>
  )
}
