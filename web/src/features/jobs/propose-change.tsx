import type { OwnerEdit } from '@skein/contract/bible'
import { listBibleProposals, proposeBibleChange } from '@skein/contract/bible-routes'
import type { Job } from '@skein/contract/jobs'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { useRequestKey } from '../../lib/use-request-key.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceRow } from '../../ui/choice-row.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { SuggestedChanges } from './suggested-changes.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { everywhereWords } from '../../messages/en/everywhere.ts'
import { jobWords } from '../../messages/en/job.ts'

const CHANGES = {
  rule: (rule: string): OwnerEdit => ({ op: 'add_world_rule', rule }),
  event: (event: string): OwnerEdit => ({ op: 'add_event', event, consequences: '' }),
  time: (timePeriod: string): OwnerEdit => ({ op: 'set_time_period', timePeriod }),
  place: (name: string): OwnerEdit => ({ op: 'add_location', name, description: '' }),
} as const
type Change = keyof typeof CHANGES

/** A change that would answer a finding, and how it reads. */
export interface Suggested {
  edit: OwnerEdit
  words: string
}

/** The way out when the bible, not the text, is behind: asks the scene's owner to change it. */
export function ProposeChange({ job, suggested }: { job: Job; suggested: readonly Suggested[] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{jobWords.askForChange}</Button>
      <Dialog title={jobWords.askOwner} isOpen={isOpen} onOpenChange={setOpen}>
        <ProposalForm job={job} suggested={suggested} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function ProposalForm({ job, suggested, onDone }: { job: Job; suggested: readonly Suggested[]; onDone: () => void }) {
  const client = useQueryClient()
  const [change, setChange] = useState<Change>('rule')
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState(suggested[0] ?? null)
  const [reason, setReason] = useState('')
  const [isIncomplete, setIncomplete] = useState(false)
  const key = useRequestKey()
  const propose = useMutation({
    mutationFn: () => {
      const edits = [chosen?.edit ?? CHANGES[change](words.trim())]
      const body = {
        baseVersion: job.verdict?.bibleVersion ?? job.bibleVersion,
        edits,
        reason: reason.trim(),
        jobId: job.id,
      }
      return call(proposeBibleChange, { params: { sceneId: job.sceneId }, body }, { idempotencyKey: key(body) })
    },
    onSuccess: () => refreshRoutes(client, listBibleProposals),
  })
  if (propose.isSuccess)
    return (
      <div className="flex flex-col items-start gap-4">
        <Note tone="good" title={jobWords.ownerHasIt}>
          {jobWords.ownerHasItNote}
        </Note>
        <Button onClick={onDone}>{everywhereWords.close}</Button>
      </div>
    )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    const isMissing = (chosen === null && words.trim() === '') || reason.trim() === ''
    setIncomplete(isMissing)
    if (!isMissing) propose.mutate()
  }
  return (
    <form noValidate onSubmit={send} className="flex flex-col gap-4">
      {suggested.length > 0 && <SuggestedChanges suggested={suggested} chosen={chosen} onChoose={setChosen} />}
      {chosen === null && (
        <>
          <ChoiceRow
            label={jobWords.whatShouldItSay}
            value={change}
            onChoose={setChange}
            choices={[
              { value: 'rule', label: jobWords.change_rule },
              { value: 'event', label: jobWords.change_event },
              { value: 'time', label: jobWords.change_time },
              { value: 'place', label: jobWords.change_place },
            ]}
          />
          <TextArea
            label={jobWords[`words_${change}`]}
            rows={2}
            maxLength={change === 'place' ? 120 : 600}
            value={words}
            error={isIncomplete && words.trim() === '' ? jobWords.sayWhat : null}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </>
      )}
      <TextArea
        label={jobWords.why}
        rows={2}
        maxLength={600}
        value={reason}
        error={isIncomplete && reason.trim() === '' ? jobWords.giveReason : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {propose.isError && <ProblemNote problem={asProblem(propose.error)} />}
      <Button type="submit" look="primary" isBusy={propose.isPending} className="self-start">
        {jobWords.sendToOwner}
      </Button>
    </form>
  )
}
