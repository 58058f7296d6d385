import { getScene, type Scene, type SceneWriters } from '@skein/contract/scenes'
import { inviteWriter, listInvited, setWriters, withdrawInvitation } from '@skein/contract/writers'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { pagesOf, refreshRoutes } from '../../api/queries.ts'
import { nameOf } from '../../lib/person.ts'
import { writersWords } from '../../messages/en/writers.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { Person } from '../../ui/person.tsx'
import { toastStore } from '../../ui/toast-store.ts'
import { WritersChoice } from './writers-choice.tsx'

interface WritersDialogProps {
  scene: Scene
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Where a scene's owner says who continues it. */
export function WritersDialog({ scene, isOpen, onOpenChange }: WritersDialogProps) {
  const client = useQueryClient()
  const choose = useMutation({
    mutationFn: (writers: SceneWriters) => call(setWriters, { params: { sceneId: scene.id }, body: { writers } }),
    onSuccess: () => refreshRoutes(client, getScene),
    onError: (error) => toastStore.show(asProblem(error).cure),
  })
  const value = choose.isPending ? choose.variables : scene.writers
  return (
    <Dialog title={writersWords.who} isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className="flex flex-col gap-6">
        <WritersChoice isTitled value={value} onChoose={(writers) => choose.mutate(writers)} />
        {value === 'invited' && <Invitations scene={scene} />}
        <p className="text-sm text-faint">{writersWords.goesOn}</p>
      </div>
    </Dialog>
  )
}

const invitedPages = (sceneId: Scene['id']) =>
  pagesOf(listInvited, (cursor) => ({
    params: { sceneId },
    query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) },
  }))

function Invitations({ scene }: { scene: Scene }) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const invited = useInfiniteQuery(invitedPages(scene.id))
  const people = invited.data?.pages.flatMap(({ items }) => items) ?? []
  const params = (username: string) => ({ params: { sceneId: scene.id, username } })
  const readAgain = () => refreshRoutes(client, listInvited)
  const invite = useMutation({
    mutationFn: (username: string) => call(inviteWriter, params(username)),
    onSuccess: () => {
      setName('')
      return readAgain()
    },
  })
  const withdraw = useMutation({
    mutationFn: (username: string) => call(withdrawInvitation, params(username)),
    onSuccess: readAgain,
    onError: (error) => toastStore.show(asProblem(error).cure),
  })
  const problem = invite.isError ? asProblem(invite.error) : null
  const error = problem === null ? null : problem.code === 'not_found' ? writersWords.nobodyCalled : problem.cure
  return (
    <div className="flex flex-col gap-4">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const username = name.trim().replace(/^@/, '').toLowerCase()
          if (username !== '' && !invite.isPending) invite.mutate(username)
        }}
      >
        <TextField
          label={writersWords.inviteLabel}
          hint={writersWords.inviteHint}
          name="username"
          value={name}
          maxLength={51}
          autoComplete="off"
          autoCapitalize="none"
          onChange={(event) => setName(event.currentTarget.value)}
          error={error}
          beside={
            <Button type="submit" isBusy={invite.isPending}>
              {writersWords.invite}
            </Button>
          }
        />
      </form>
      <section aria-label={writersWords.areInvited}>
        <h3 className="text-sm font-semibold text-faint">{writersWords.areInvited}</h3>
        {invited.isSuccess && people.length === 0 && <p className="mt-1.5 text-soft">{writersWords.nobodyInvited}</p>}
        <ul className="mt-1.5">
          {people.map(({ person }) => (
            <li key={person.username} className="flex items-center justify-between gap-3">
              <Person person={person} />
              <IconButton
                label={writersWords.withdraw({ name: nameOf(person) })}
                onClick={() => withdraw.mutate(person.username)}
              >
                <X size={16} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
        <MoreButton hasMore={invited.hasNextPage} isBusy={invited.isFetchingNextPage} onMore={invited.fetchNextPage} />
      </section>
    </div>
  )
}
