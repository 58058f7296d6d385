import { type QueryClient, useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { preferencesQuery } from '../../api/preferences.ts'
import { useHistoryActions } from '../../features/watching/use-history-actions.ts'
import { WatchedList } from '../../features/watching/watched-list.tsx'
import { historyPages } from '../../features/watching/watching.queries.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Empty } from '../../ui/empty.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { CardSkeletons } from '../../ui/skeleton.tsx'
import { requireUser } from '../require-user.ts'

export const historyLoader =
  (client: QueryClient) =>
  async ({ request }: LoaderFunctionArgs) => {
    await requireUser(client, request)
    await Promise.all([client.ensureQueryData(preferencesQuery), client.prefetchInfiniteQuery(historyPages)])
    return null
  }

/** What I watched, and whether that is remembered at all. */
export function HistoryPage() {
  usePageTitle('Watch history')
  const { keepsHistory } = useSuspenseQuery(preferencesQuery).data
  const history = useInfiniteQuery(historyPages)
  const { clear, setKept } = useHistoryActions()
  const [isAsking, setAsking] = useState(false)
  const watched = history.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="wrap pt-8">
      <h1 className="display">Watch history</h1>
      <div className="mt-5 mb-8 flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <div>
          <CheckField
            isChecked={keepsHistory}
            isBusy={setKept.isPending}
            onChange={(isChecked) => setKept.mutate(isChecked)}
          >
            Remember where I stop watching
          </CheckField>
          <p className="mt-1 text-sm text-faint">
            {keepsHistory
              ? 'Only you see it. It lets you go on where you stopped, on any device.'
              : 'Nothing new is remembered. What is here stays until you clear it.'}
          </p>
        </div>
        {watched.length > 0 && (
          <Button onClick={() => setAsking(true)}>
            <Trash2 size={16} aria-hidden="true" /> Clear all
          </Button>
        )}
      </div>
      {history.isError && <ProblemNote problem={asProblem(history.error)} />}
      {history.isPending && <CardSkeletons count={4} />}
      {history.isSuccess && watched.length === 0 && (
        <Empty
          place="unwatched"
          title={keepsHistory ? 'You have not watched anything yet.' : 'Your history is switched off.'}
          action={
            <Link to={paths.home()} className={buttonClass('primary')}>
              Find something to watch
            </Link>
          }
        >
          {keepsHistory
            ? 'Scenes you watch stand here with the place where you stopped.'
            : 'Switch it on above, and scenes you watch stand here with the place where you stopped.'}
        </Empty>
      )}
      <WatchedList watched={watched} label="Scenes you watched" />
      <MoreButton hasMore={history.hasNextPage} isBusy={history.isFetchingNextPage} onMore={history.fetchNextPage} />
      <Dialog title="Clear the whole history?" isOpen={isAsking} onOpenChange={setAsking}>
        <p className="text-soft">Skein forgets every scene you watched and where you stopped. This cannot be undone.</p>
        <div className="mt-5 flex flex-wrap gap-3">
          <Button
            look="primary"
            isBusy={clear.isPending}
            onClick={() => clear.mutate(undefined, { onSuccess: () => setAsking(false) })}
          >
            Clear it
          </Button>
          <Button onClick={() => setAsking(false)}>Keep it</Button>
        </div>
      </Dialog>
    </div>
  )
}
