import type { Bible } from '@skein/contract/bible'
import {
  acceptBibleProposal,
  type BibleProposal,
  declineBibleProposal,
  listBibleProposals,
  withdrawBibleProposal,
} from '@skein/contract/bible-routes'
import type { SceneId } from '@skein/contract/ids'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { pagesOf } from '../../api/queries.ts'
import { ago, fullInstant } from '../../lib/instants.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Person } from '../../ui/person.tsx'
import { editWords } from './edit-list.ts'
import { useBibleRefresh } from './use-bible-edits.ts'
import { bibleEditsWords } from '../../messages/en/bible-edits.ts'

const proposalsPages = (sceneId: SceneId) =>
  pagesOf(listBibleProposals, (cursor) => ({
    params: { sceneId },
    query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) },
  }))

/** What people have asked the owner to change, and the owner's answers. */
export function Proposals({ sceneId, bible }: { sceneId: SceneId; bible: Bible }) {
  const proposals = useInfiniteQuery(proposalsPages(sceneId))
  if (proposals.isError) return <ProblemNote problem={asProblem(proposals.error)} />
  if (proposals.data === undefined) return <p className="py-5 text-faint">{bibleEditsWords.openingProposals}</p>
  const all = proposals.data.pages.flatMap((page) => page.items)
  if (all.length === 0) return <p className="py-5 text-soft">{bibleEditsWords.noProposals}</p>
  return (
    <>
      <ul className="max-w-[46rem] pb-3">
        {all.map((proposal) => (
          <Proposal key={proposal.id} proposal={proposal} bible={bible} />
        ))}
      </ul>
      <MoreButton
        hasMore={proposals.hasNextPage}
        isBusy={proposals.isFetchingNextPage}
        onMore={() => proposals.fetchNextPage()}
      />
    </>
  )
}

const LOOKS: Record<BibleProposal['status'], string> = {
  pending: 'text-warn',
  accepted: 'text-good',
  declined: 'text-bad',
  withdrawn: 'text-faint',
}

function Proposal({ proposal, bible }: { proposal: BibleProposal; bible: Bible }) {
  const refresh = useBibleRefresh()
  const [note, setNote] = useState('')
  const params = { sceneId: proposal.sceneId, proposalId: proposal.id }
  const body = note.trim() === '' ? {} : { note: note.trim() }
  const options = { onSuccess: refresh }
  const accept = useMutation({ mutationFn: () => call(acceptBibleProposal, { params, body }), ...options })
  const decline = useMutation({ mutationFn: () => call(declineBibleProposal, { params, body }), ...options })
  const withdraw = useMutation({ mutationFn: () => call(withdrawBibleProposal, { params }), ...options })
  const failed = [accept, decline, withdraw].find((action) => action.isError)
  return (
    <li className="border-t border-line py-4 first:border-t-0">
      <p className="num flex flex-wrap items-center gap-x-3 text-sm text-soft">
        <Person person={proposal.author} />
        <time dateTime={proposal.createdAt} title={fullInstant(proposal.createdAt)}>
          {ago(proposal.createdAt)}
        </time>
        <span className={`font-semibold ${LOOKS[proposal.status]}`}>{bibleEditsWords[proposal.status]}</span>
      </p>
      <ul className="mt-2 flex list-disc flex-col gap-0.5 ps-5 font-story">
        {proposal.edits.map((edit) => (
          <li key={JSON.stringify(edit)}>{editWords(bible, edit)}</li>
        ))}
      </ul>
      <p className="mt-1.5 text-ui text-soft">{bibleEditsWords.because({ reason: proposal.reason })}</p>
      {proposal.decisionNote !== null && (
        <p className="mt-1 text-ui">{bibleEditsWords.answer({ note: proposal.decisionNote })}</p>
      )}
      {proposal.viewer.canDecide && (
        <div className="mt-3 flex flex-wrap items-end gap-2.5">
          <div className="min-w-56 flex-1">
            <TextField
              label={bibleEditsWords.wordToWriter}
              maxLength={600}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </div>
          <div className="flex gap-2.5">
            <Button look="primary" isBusy={accept.isPending} className="min-h-11" onClick={() => accept.mutate()}>
              {bibleEditsWords.accept}
            </Button>
            <Button isBusy={decline.isPending} className="min-h-11" onClick={() => decline.mutate()}>
              {bibleEditsWords.decline}
            </Button>
          </div>
        </div>
      )}
      {proposal.viewer.canWithdraw && (
        <Button size="small" className="mt-3" isBusy={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {bibleEditsWords.takeBack}
        </Button>
      )}
      {failed !== undefined && (
        <div className="mt-3">
          <ProblemNote problem={asProblem(failed.error)} />
        </div>
      )}
    </li>
  )
}
