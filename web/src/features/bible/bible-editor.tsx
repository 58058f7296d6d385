import type { Bible } from '@skein/contract/bible'
import type { SceneId } from '@skein/contract/ids'
import { X } from 'lucide-react'
import { useState } from 'react'
import { asProblem } from '../../api/api-problem.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { AddEntry } from './add-entry.tsx'
import { editWords } from './edit-list.ts'
import { SettledEntries } from './settled-entries.tsx'
import { useBibleEdits } from './use-bible-edits.ts'
import { bibleEditsWords } from '../../messages/en/bible-edits.ts'
import { serverWords } from '../../messages/server-words.ts'

/** Where an owner changes what holds: entries as they stand, a form for new ones, and the changes not saved yet. */
export function BibleEditor({ sceneId, bible }: { sceneId: SceneId; bible: Bible }) {
  const { edits, save, add, drop, rebase } = useBibleEdits(sceneId, bible.version)
  const [reason, setReason] = useState('')
  const problem = save.isError ? asProblem(save.error) : null
  return (
    <div className="grid gap-x-14 gap-y-10 py-6 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
      <SettledEntries bible={bible} onEdit={add} />
      <div className="flex flex-col gap-9 lg:sticky lg:top-6 lg:self-start">
        <section aria-labelledby="changes">
          <h2 id="changes" className="headline">
            {bibleEditsWords.changes}
          </h2>
          {edits.length === 0 ? (
            <p className="mt-2 text-soft">{bibleEditsWords.nothingChanged}</p>
          ) : (
            <ol className="mt-2" aria-label={bibleEditsWords.notSaved}>
              {edits.map((edit, index) => (
                // The same edit may stand there twice; its place is what it is.
                // oxlint-disable-next-line react/no-array-index-key
                <li key={index} className="flex items-start justify-between gap-3 border-t border-line py-1.5">
                  <span className="pt-2 text-ui">{editWords(bible, edit)}</span>
                  <IconButton
                    label={bibleEditsWords.dropChange({ change: editWords(bible, edit) })}
                    onClick={() => drop(index)}
                  >
                    <X size={16} aria-hidden="true" />
                  </IconButton>
                </li>
              ))}
            </ol>
          )}
          {problem !== null && (
            <div className="mt-3 flex flex-col items-start gap-2">
              <ProblemNote problem={problem} />
              {problem.code === 'version_conflict' && (
                <Button size="small" onClick={() => void rebase()}>
                  {bibleEditsWords.rebase}
                </Button>
              )}
            </div>
          )}
          {save.isSuccess && edits.length === 0 && (
            <div className="mt-3">
              <Note tone="good" title={bibleEditsWords.savedAs({ n: save.data.version })}>
                {save.data.skipped.length > 0 &&
                  bibleEditsWords.skipped({
                    n: save.data.skipped.length,
                    reasons: save.data.skipped
                      .map(({ reason, wording }) => serverWords(reason, wording).words)
                      .join(' '),
                  })}
              </Note>
            </div>
          )}
          {edits.length > 0 && (
            <div className="mt-4 flex flex-wrap items-end gap-2.5">
              <div className="min-w-56 flex-1">
                <TextField
                  label={bibleEditsWords.why}
                  maxLength={600}
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
              </div>
              <Button look="accent" isBusy={save.isPending} className="min-h-11" onClick={() => save.mutate(reason)}>
                {bibleEditsWords.save({ n: edits.length })}
              </Button>
            </div>
          )}
        </section>
        <section aria-labelledby="add">
          <h2 id="add" className="headline mb-3">
            {bibleEditsWords.add}
          </h2>
          <AddEntry bible={bible} onAdd={add} />
        </section>
      </div>
    </div>
  )
}
