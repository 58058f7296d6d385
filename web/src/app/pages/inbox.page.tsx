import { type QueryClient, useQueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { CheckCheck, Settings2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { byDay } from '../../features/notifications/by-day.ts'
import { inboxPages, unreadQuery } from '../../features/notifications/notification.queries.ts'
import { NotificationRow } from '../../features/notifications/notification-row.tsx'
import { useRead } from '../../features/notifications/use-read.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { Button } from '../../ui/button.tsx'
import { buttonClass } from '../../ui/button-class.ts'
import { Empty } from '../../ui/empty.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { requireUser } from '../require-user.ts'
import { inboxWords } from '../../messages/en/inbox.ts'

export const inboxLoader =
  (client: QueryClient) =>
  async ({ request }: LoaderFunctionArgs) => {
    await requireUser(client, request)
    await client.fetchInfiniteQuery({ ...inboxPages, staleTime: 0 })
    return null
  }

export function InboxPage() {
  usePageTitle(inboxWords.title)
  const client = useQueryClient()
  const heading = useRef<HTMLHeadingElement>(null)
  const inbox = useSuspenseInfiniteQuery(inboxPages)
  const read = useRead()
  const all = inbox.data.pages.flatMap((page) => page.items)
  const [newest] = all
  // What this page has just read, the bell must not contradict.
  useEffect(() => void client.invalidateQueries({ queryKey: unreadQuery.queryKey }), [client, inbox.dataUpdatedAt])
  return (
    <div className="wrap max-w-3xl pt-8">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <h1 ref={heading} tabIndex={-1} className="display">
          {inboxWords.title}
        </h1>
        <div className="flex flex-wrap gap-2">
          {newest !== undefined && all.some(({ isRead }) => !isRead) && (
            <Button
              isBusy={read.isPending}
              onClick={() => {
                // The button goes away with the last unread line.
                heading.current?.focus()
                read.mutate({ upTo: newest.changedAt })
              }}
            >
              <CheckCheck size={17} aria-hidden="true" /> {inboxWords.markAll}
            </Button>
          )}
          <Link to={paths.inboxSettings()} className={buttonClass('quiet')}>
            <Settings2 size={17} aria-hidden="true" /> {inboxWords.preferences}
          </Link>
        </div>
      </div>
      {read.isError && (
        <div className="mt-5">
          <ProblemNote problem={asProblem(read.error)} />
        </div>
      )}
      {all.length === 0 ? (
        <div className="mt-8">
          <Empty
            place="inbox"
            title={inboxWords.nothing}
            action={
              <Link to={paths.home()} className={buttonClass('primary')}>
                {inboxWords.findScene}
              </Link>
            }
          >
            {inboxWords.nothingNote}
          </Empty>
        </div>
      ) : (
        byDay(all).map(({ day, items }) => (
          <section key={day} aria-label={day} className="mt-8">
            <h2 className="mb-2 text-sm font-semibold text-faint">{day}</h2>
            <ul>
              {items.map((notification) => (
                <NotificationRow
                  key={notification.id}
                  notification={notification}
                  onRead={() => read.mutate({ upTo: notification.changedAt, id: notification.id })}
                />
              ))}
            </ul>
          </section>
        ))
      )}
      <MoreButton hasMore={inbox.hasNextPage} isBusy={inbox.isFetchingNextPage} onMore={inbox.fetchNextPage} />
    </div>
  )
}
