import { WORK_STATES, type WorkCounts, type WorkState } from '@skein/contract/jobs'
import { type QueryClient, useInfiniteQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { Link, type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { DraftRow } from '../../features/jobs/draft-row.tsx'
import { myDraftsPages, myJobsPages, workCountsQuery } from '../../features/jobs/job.queries.ts'
import { JobRow } from '../../features/jobs/job-row.tsx'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Empty } from '../../ui/empty.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { requireUser } from '../require-user.ts'

const RUNNING_READ_MS = 4000
const SHELVES = ['drafts', ...WORK_STATES] as const
type Shelf = (typeof SHELVES)[number]

const LABELS: Record<Shelf, string> = {
  drafts: 'Drafts',
  running: 'Running',
  published: 'Published',
  returned: 'Returned',
  failed: 'Failed',
}

const findScene = (
  <Link to={paths.home()} className={buttonClass('primary')}>
    Find a scene to continue
  </Link>
)
const EMPTY: Record<Shelf, { title: string; words: string; action?: ReactNode }> = {
  drafts: {
    title: 'Nothing half-written.',
    words: 'What you write is kept here until you send it, and what comes back to you as well.',
    action: findScene,
  },
  running: {
    title: 'Nothing is on its way.',
    words: 'What you send is listed here while it becomes a film: script, check, pictures, packing, joining.',
  },
  published: {
    title: 'Nothing in a scene yet.',
    words: 'Watch a scene to its end; there it asks what happens next.',
    action: findScene,
  },
  returned: {
    title: 'Nothing came back to you.',
    words:
      'A text that contradicts its scene, that a provider refuses, or that you stop comes back here, with its reasons.',
  },
  failed: {
    title: 'Nothing failed.',
    words: 'Where a step fails for a reason that is not yours, you can take it up again from here.',
  },
}

/** What is under way first, then what waits for its writer, then what is done. */
function shelfToOpen(counts: WorkCounts): Shelf {
  return (
    (['running', 'drafts', 'returned', 'failed', 'published'] as const).find((shelf) => counts[shelf] > 0) ?? 'drafts'
  )
}

export const myWorkLoader =
  (client: QueryClient) =>
  async ({ request }: LoaderFunctionArgs) => {
    await requireUser(client, request)
    await client.fetchQuery({ ...workCountsQuery, staleTime: 0 })
    return null
  }

export function MyWorkPage() {
  usePageTitle('My work')
  const counts = useSuspenseQuery({
    ...workCountsQuery,
    refetchInterval: ({ state }) => ((state.data?.running ?? 0) > 0 ? RUNNING_READ_MS : false),
  }).data
  const [search, setSearch] = useSearchParams()
  const asked = SHELVES.find((shelf) => shelf === search.get('show'))
  const shown = asked ?? shelfToOpen(counts)
  const shelves = SHELVES.map((shelf) => ({
    value: shelf,
    label: LABELS[shelf],
    count: counts[shelf],
    content:
      shelf === 'drafts' ? <Drafts count={counts.drafts} /> : <Jobs key={shelf} state={shelf} count={counts[shelf]} />,
  }))
  return (
    <div className="wrap pt-8">
      <h1 className="display mb-6">My work</h1>
      <Tabs
        label="My work"
        value={shown}
        onValueChange={(shelf) => setSearch({ show: shelf }, { replace: true, preventScrollReset: true })}
        tabs={shelves}
      />
    </div>
  )
}

function Drafts({ count }: { count: number }) {
  const drafts = useInfiniteQuery({ ...myDraftsPages, staleTime: 0 })
  const all = drafts.data?.pages.flatMap((page) => page.items) ?? []
  if (drafts.isSuccess && all.length === 0) return <Nothing shelf="drafts" />
  return (
    <Rows isPending={drafts.isPending} count={count}>
      <ul>
        {all.map((draft) => (
          <DraftRow key={draft.sceneId} draft={draft} />
        ))}
      </ul>
      <MoreButton hasMore={drafts.hasNextPage} isBusy={drafts.isFetchingNextPage} onMore={drafts.fetchNextPage} />
    </Rows>
  )
}

function Jobs({ state, count }: { state: WorkState; count: number }) {
  const client = useQueryClient()
  const pages = myJobsPages(state)
  const jobs = useInfiniteQuery({
    ...pages,
    staleTime: 0,
    refetchInterval: state === 'running' && count > 0 ? RUNNING_READ_MS : false,
  })
  // A job that has ended leaves this list for another; what is counted says so first.
  useEffect(() => void client.invalidateQueries({ queryKey: myJobsPages(state).queryKey }), [client, state, count])
  const all = jobs.data?.pages.flatMap((page) => page.items) ?? []
  if (jobs.isSuccess && all.length === 0) return <Nothing shelf={state} />
  return (
    <Rows isPending={jobs.isPending} count={count}>
      <ul>
        {all.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
      <MoreButton hasMore={jobs.hasNextPage} isBusy={jobs.isFetchingNextPage} onMore={jobs.fetchNextPage} />
    </Rows>
  )
}

function Rows({ isPending, count, children }: { isPending: boolean; count: number; children: ReactNode }) {
  if (!isPending) return children
  return <p className="py-6 text-soft">{count === 0 ? 'Looking…' : `Reading ${count}…`}</p>
}

function Nothing({ shelf }: { shelf: Shelf }) {
  const { title, words, action } = EMPTY[shelf]
  return (
    <Empty place="drafts" title={title} {...(action !== undefined && { action })}>
      {words}
    </Empty>
  )
}
