import { type QueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { FollowList } from '../../features/follows/follow-list.tsx'
import { followsPages } from '../../features/follows/follow.queries.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Empty } from '../../ui/empty.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { requireUser } from '../require-user.ts'

export const followingLoader =
  (client: QueryClient) =>
  async ({ request }: LoaderFunctionArgs) => {
    await requireUser(client, request)
    await client.fetchInfiniteQuery({ ...followsPages, staleTime: 0 })
    return null
  }

/** Everything I follow. */
export function FollowingPage() {
  usePageTitle('Following')
  const follows = useSuspenseInfiniteQuery(followsPages)
  const shown = follows.data.pages.flatMap((page) => page.items)
  return (
    <div className="wrap pt-8">
      <h1 className="display">Following</h1>
      <div className="mt-8 max-w-3xl">
        {shown.length === 0 ? (
          <Empty
            place="unfollowed"
            title="You do not follow anything yet."
            action={
              <Link to={paths.home()} className={buttonClass('primary')}>
                See what is growing now
              </Link>
            }
          >
            The bell stands beside every scene, topic and writer. What is new in them then stands on your front page.
          </Empty>
        ) : (
          <FollowList follows={shown} />
        )}
        <MoreButton hasMore={follows.hasNextPage} isBusy={follows.isFetchingNextPage} onMore={follows.fetchNextPage} />
      </div>
    </div>
  )
}
