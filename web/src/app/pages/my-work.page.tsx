import { type QueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { isEnded } from '../../features/jobs/job.rules.ts'
import { myDraftsPages, myJobsPages } from '../../features/jobs/job.queries.ts'
import { JobRow } from '../../features/jobs/job-row.tsx'
import { ago, fullInstant } from '../../lib/instants.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Empty } from '../../ui/empty.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { requireUser } from '../require-user.ts'

const RUNNING_READ_MS = 4000

export const myWorkLoader =
  (client: QueryClient) =>
  async ({ request }: LoaderFunctionArgs) => {
    await requireUser(client, request)
    await Promise.all([
      client.fetchInfiniteQuery({ ...myJobsPages, staleTime: 0 }),
      client.fetchInfiniteQuery({ ...myDraftsPages, staleTime: 0 }),
    ])
    return null
  }

export function MyWorkPage() {
  usePageTitle('My work')
  const jobs = useSuspenseInfiniteQuery({
    ...myJobsPages,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.items.some((job) => !isEnded(job))) === true
        ? RUNNING_READ_MS
        : false,
  })
  const drafts = useSuspenseInfiniteQuery(myDraftsPages)
  const allJobs = jobs.data.pages.flatMap((page) => page.items)
  const allDrafts = drafts.data.pages.flatMap((page) => page.items)
  return (
    <div className="wrap pt-8">
      <h1 className="display">My work</h1>
      {allDrafts.length > 0 && (
        <section aria-labelledby="drafts" className="mt-10">
          <h2 id="drafts" className="headline mb-3">
            Drafts
          </h2>
          <ul>
            {allDrafts.map((draft) => (
              <li
                key={draft.sceneId}
                className="group relative grid gap-x-6 gap-y-1 border-t border-line py-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,18rem)]"
              >
                <div className="min-w-0">
                  <h3 className="font-story text-lg font-semibold">
                    <Link
                      to={paths.write(draft.sceneId)}
                      className="decoration-1 underline-offset-4 after:absolute after:inset-0 group-hover:underline"
                    >
                      {draft.sceneTitle}
                    </Link>
                  </h3>
                  <p dir="auto" className="line-clamp-2 font-story text-[0.9375rem] text-soft">
                    {draft.text}
                  </p>
                </div>
                <p className="text-sm text-faint sm:text-right">
                  <time dateTime={draft.updatedAt} title={fullInstant(draft.updatedAt)}>
                    changed {ago(draft.updatedAt)}
                  </time>
                </p>
              </li>
            ))}
          </ul>
          <MoreButton hasMore={drafts.hasNextPage} isBusy={drafts.isFetchingNextPage} onMore={drafts.fetchNextPage} />
        </section>
      )}
      <section aria-labelledby="sent" className="mt-10">
        <h2 id="sent" className="headline mb-3">
          Sent
        </h2>
        {allJobs.length === 0 ? (
          <Empty
            title="You have not sent anything yet."
            action={
              <Link to={paths.home()} className={buttonClass('primary')}>
                Find a scene to continue
              </Link>
            }
          >
            Watch a scene to its end; there it asks what happens next. What you send is listed here with how it goes.
          </Empty>
        ) : (
          <ul>
            {allJobs.map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </ul>
        )}
        <MoreButton hasMore={jobs.hasNextPage} isBusy={jobs.isFetchingNextPage} onMore={jobs.fetchNextPage} />
      </section>
    </div>
  )
}
