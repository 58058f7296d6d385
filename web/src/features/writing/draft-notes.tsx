import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import type { useDraft } from './use-draft.ts'
import { everywhereWords } from '../../messages/en/everywhere.ts'
import { writeWords } from '../../messages/en/write.ts'

/** What a writer must know of the draft besides that it is saved: other pages, other devices, other texts. */
export function DraftNotes({ kept }: { kept: ReturnType<typeof useDraft> }) {
  const { keeper, draft, otherTabs, wasSentElsewhere } = kept
  return (
    <div className="mt-4 flex flex-col gap-3 empty:mt-0">
      {draft.state === 'elsewhere' && draft.theirs !== null && (
        <Note tone="warn" title={writeWords.changedElsewhere}>
          <p>{writeWords.chooseFirst}</p>
          <p dir="auto" className="mt-1 line-clamp-3 font-story text-ink">
            {everywhereWords.quoted({ text: draft.theirs.text })}
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="small" onClick={() => keeper.settle('mine')}>
              {writeWords.keepMine}
            </Button>
            <Button size="small" onClick={() => keeper.settle('theirs')}>
              {writeWords.useThat}
            </Button>
          </div>
        </Note>
      )}
      {wasSentElsewhere ? (
        <Note tone="warn" title={writeWords.sentElsewhere}>
          {writeWords.sentElsewhereNote}
        </Note>
      ) : (
        otherTabs > 0 && (
          <Note tone="warn" title={writeWords.openElsewhere}>
            {writeWords.openElsewhereNote}
          </Note>
        )
      )}
      {draft.other !== null && (
        <Note tone="warn" title={writeWords.otherDraft}>
          <p dir="auto" className="line-clamp-2">
            {everywhereWords.quoted({ text: draft.other })}
          </p>
          <Button size="small" className="mt-2" onClick={() => keeper.takeOther()}>
            {writeWords.useThatInstead}
          </Button>
        </Note>
      )}
    </div>
  )
}
