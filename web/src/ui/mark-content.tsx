import type { ContentNote } from '@skein/contract/content-notes'
import { useState } from 'react'
import { noteNames } from '../lib/content-notes.ts'
import { contentNotesWords } from '../messages/en/content-notes.ts'
import { ContentNoteChecks } from './content-note-checks.tsx'

interface MarkContentProps {
  chosen: readonly ContentNote[]
  onChange: (chosen: ContentNote[]) => void
}

/** Where a writer marks what may be hard to watch; closed, it says what is marked. */
export function MarkContent({ chosen, onChange }: MarkContentProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} className="text-sm text-soft">
      <summary className="min-h-6 w-fit hover:text-ink">
        {chosen.length === 0 ? contentNotesWords.markNone : contentNotesWords.contains({ notes: noteNames(chosen) })}
      </summary>
      <p className="mt-2 mb-3">{contentNotesWords.markHint}</p>
      {/* Drawn when it is looked for, not at every letter that is typed above it. */}
      {isOpen && <ContentNoteChecks label={contentNotesWords.mark} chosen={chosen} onChange={onChange} />}
    </details>
  )
}
