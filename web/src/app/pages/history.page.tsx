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
import { historyWords } from '../../messages/en/history.ts'

export const historyLoader =
  (client: QueryClient) =>
  async ({ request }: LoaderFunctionArgs) => {
    await requireUser(client, request)
    await Promise.all([client.ensureQueryData(preferencesQuery), client.prefetchInfiniteQuery(historyPages)])
    return null
  }

/** What I watched, and whether that is remembered at all. */
export function HistoryPage() {
  usePageTitle(historyWords.title)
  const { keepsHistory } = useSuspenseQuery(preferencesQuery).data
  const history = useInfiniteQuery(historyPages)
  const { clear, setKept } = useHistoryActions()
  const [isAsking, setAsking] = useState(false)
  const watched = history.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="wrap pt-8">
      <h1 className="display">{historyWords.title}</h1>
      <div className="mt-5 mb-8 flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <div>
          <CheckField
            isChecked={keepsHistory}
            isBusy={setKept.isPending}
            onChange={(isChecked) => setKept.mutate(isChecked)}
          >
            {historyWords.remember}
          </CheckField>
          <p className="mt-1 text-sm text-faint">{keepsHistory ? historyWords.rememberOn : historyWords.rememberOff}</p>
        </div>
        {watched.length > 0 && (
          <Button onClick={() => setAsking(true)}>
            <Trash2 size={16} aria-hidden="true" /> {historyWords.clearAll}
          </Button>
        )}
      </div>
      {history.isError && <ProblemNote problem={asProblem(history.error)} />}
      {history.isPending && <CardSkeletons count={4} />}
      {history.isSuccess && watched.length === 0 && (
        <Empty
          place="unwatched"
          title={keepsHistory ? historyWords.nothingWatched : historyWords.switchedOff}
          action={
            <Link to={paths.home()} className={buttonClass('primary')}>
              {historyWords.findSomething}
            </Link>
          }
        >
          {keepsHistory ? historyWords.nothingWatchedNote : historyWords.switchedOffNote}
        </Empty>
      )}
      <WatchedList watched={watched} label={historyWords.watchedScenes} />
      <MoreButton hasMore={history.hasNextPage} isBusy={history.isFetchingNextPage} onMore={history.fetchNextPage} />
      <Dialog title={historyWords.clearTitle} isOpen={isAsking} onOpenChange={setAsking}>
        <p className="text-soft">{historyWords.clearNote}</p>
        <div className="mt-5 flex flex-wrap gap-3">
          <Button
            look="primary"
            isBusy={clear.isPending}
            onClick={() => clear.mutate(undefined, { onSuccess: () => setAsking(false) })}
          >
            {historyWords.clearIt}
          </Button>
          <Button onClick={() => setAsking(false)}>{historyWords.keepIt}</Button>
        </div>
      </Dialog>
    </div>
  )
}
