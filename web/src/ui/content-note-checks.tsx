import { CONTENT_NOTES, type ContentNote } from '@skein/contract/content-notes'
import { contentNotesWords } from '../messages/en/content-notes.ts'
import { CheckField } from './check-field.tsx'

interface ContentNoteChecksProps {
  label: string
  chosen: readonly ContentNote[]
  isBusy?: boolean
  onChange: (chosen: ContentNote[]) => void
}

/** Which of all content notes hold. */
export function ContentNoteChecks({ label, chosen, isBusy = false, onChange }: ContentNoteChecksProps) {
  return (
    <div role="group" aria-label={label} className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      {CONTENT_NOTES.map((note) => (
        <CheckField
          key={note}
          isChecked={chosen.includes(note)}
          isBusy={isBusy}
          onChange={(isChecked) =>
            onChange(CONTENT_NOTES.filter((other) => (other === note ? isChecked : chosen.includes(other))))
          }
        >
          {contentNotesWords[note]}
        </CheckField>
      ))}
    </div>
  )
}
