import type { ContentNote } from '@skein/contract/content-notes'
import { getScene, listSegments } from '@skein/contract/scenes'
import { editSegment, type Segment } from '@skein/contract/segments'
import { listTranscript } from '@skein/contract/transcript'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { languageName, OFFERED_LANGUAGES } from '../../lib/languages.ts'
import { contentNotesWords } from '../../messages/en/content-notes.ts'
import { saidWords } from '../../messages/en/said.ts'
import { Button } from '../../ui/button.tsx'
import { ContentNoteChecks } from '../../ui/content-note-checks.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { toastStore } from '../../ui/toast-store.ts'
import { segmentQuery } from './segment.queries.ts'

const UNKNOWN = ''

interface SaidDialogProps {
  /** As it is now: whoever else changes it meanwhile is not overwritten unseen. */
  segment: Segment
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Where it is set right in which language a published segment is, and what may be hard to watch in it. */
export function SaidDialog({ segment, isOpen, onOpenChange }: SaidDialogProps) {
  const client = useQueryClient()
  const { id: segmentId, sequence } = segment
  const [expected, setExpected] = useState({ language: segment.language, contentNotes: segment.contentNotes })
  const [language, setLanguage] = useState(segment.language)
  const [contentNotes, setContentNotes] = useState<readonly ContentNote[]>(segment.contentNotes)
  const show = (now: Segment) => client.setQueryData(segmentQuery(segmentId).queryKey, now)
  const save = useMutation({
    mutationFn: () =>
      call(editSegment, {
        params: { segmentId },
        body: {
          expected,
          ...(language !== expected.language && { language }),
          contentNotes: [...contentNotes],
        },
      }),
    onSuccess: (changed) => {
      show(changed)
      toastStore.show(saidWords.saved)
      onOpenChange(false)
      return refreshRoutes(client, getScene, listSegments, listTranscript)
    },
    onError: async (error) => {
      if (asProblem(error).code !== 'version_conflict') return
      const now = await client.fetchQuery({ ...segmentQuery(segmentId), staleTime: 0 })
      setExpected({ language: now.language, contentNotes: now.contentNotes })
      setLanguage(now.language)
      setContentNotes(now.contentNotes)
    },
  })
  const problem = save.isError ? asProblem(save.error) : null
  const offered = [...new Set([...(language === null ? [] : [language]), ...OFFERED_LANGUAGES])]
  return (
    <Dialog title={saidWords.title({ n: sequence })} isOpen={isOpen} onOpenChange={onOpenChange}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!save.isPending) save.mutate()
        }}
        className="flex flex-col gap-6"
      >
        <SelectField
          label={saidWords.language}
          value={language ?? UNKNOWN}
          onChange={(event) => setLanguage(event.currentTarget.value === UNKNOWN ? null : event.currentTarget.value)}
        >
          <option value={UNKNOWN}>{saidWords.languageUnknown}</option>
          {offered.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag) ?? tag}
            </option>
          ))}
        </SelectField>
        <div>
          <h3 className="text-ui font-semibold">{contentNotesWords.mark}</h3>
          <p className="mt-1 mb-3 text-sm text-faint">{contentNotesWords.markHint}</p>
          <ContentNoteChecks label={contentNotesWords.mark} chosen={contentNotes} onChange={setContentNotes} />
        </div>
        <div role="alert" className="empty:hidden">
          {problem?.code === 'version_conflict' && (
            <Note tone="warn" title={saidWords.changedMeanwhile}>
              {saidWords.changedMeanwhileNote}
            </Note>
          )}
        </div>
        {problem !== null && problem.code !== 'version_conflict' && <ProblemNote problem={problem} />}
        <Button type="submit" look="accent" isBusy={save.isPending} className="self-start">
          {saidWords.save}
        </Button>
      </form>
    </Dialog>
  )
}
