import { WORK_STATES, type WorkCounts, type WorkState } from '@skein/contract/jobs'
import { type QueryClient, useInfiniteQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { Link, type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { DraftRow } from '../../features/jobs/draft-row.tsx'
import { myDraftsPages, myJobsPages, workCountsQuery } from '../../features/jobs/job.queries.ts'
import { JobRow } from '../../features/jobs/job-row.tsx'
import { asProblem } from '../../api/api-problem.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Empty } from '../../ui/empty.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { requireUser } from '../require-user.ts'
import { workWords } from '../../messages/en/work.ts'

const RUNNING_READ_MS = 4000
const SHELVES = ['drafts', ...WORK_STATES] as const
type Shelf = (typeof SHELVES)[number]

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
  usePageTitle(workWords.title)
  const counts = useSuspenseQuery({
    ...workCountsQuery,
    refetchInterval: ({ state }) => ((state.data?.running ?? 0) > 0 ? RUNNING_READ_MS : false),
  }).data
  const [search, setSearch] = useSearchParams()
  const asked = SHELVES.find((shelf) => shelf === search.get('show'))
  const shown = asked ?? shelfToOpen(counts)
  const shelves = SHELVES.map((shelf) => ({
    value: shelf,
    label: workWords[shelf],
    count: counts[shelf],
    content:
      shelf === 'drafts' ? <Drafts count={counts.drafts} /> : <Jobs key={shelf} state={shelf} count={counts[shelf]} />,
  }))
  return (
    <div className="wrap pt-8">
      <h1 className="display mb-6">{workWords.title}</h1>
      <Tabs
        label={workWords.title}
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
    <Rows isPending={drafts.isPending} error={drafts.error} count={count}>
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
    <Rows isPending={jobs.isPending} error={jobs.error} count={count}>
      <ul>
        {all.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
      <MoreButton hasMore={jobs.hasNextPage} isBusy={jobs.isFetchingNextPage} onMore={jobs.fetchNextPage} />
    </Rows>
  )
}

interface RowsProps {
  isPending: boolean
  error: unknown
  count: number
  children: ReactNode
}

function Rows({ isPending, error, count, children }: RowsProps) {
  if (error !== null)
    return (
      <div className="flex flex-col gap-4 pt-5">
        <ProblemNote problem={asProblem(error)} />
        {children}
      </div>
    )
  if (!isPending) return children
  return <p className="py-6 text-soft">{count === 0 ? workWords.looking : workWords.reading({ n: count })}</p>
}

function Nothing({ shelf }: { shelf: Shelf }) {
  const action = (shelf === 'drafts' || shelf === 'published') && (
    <Link to={paths.home()} className={buttonClass('primary')}>
      {workWords.findScene}
    </Link>
  )
  return (
    <Empty place="drafts" title={workWords[`${shelf}_empty`]} {...(action !== false && { action })}>
      {workWords[`${shelf}_words`]}
    </Empty>
  )
}
