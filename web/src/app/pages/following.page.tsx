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
import { followsWords } from '../../messages/en/follows.ts'

export const followingLoader =
  (client: QueryClient) =>
  async ({ request }: LoaderFunctionArgs) => {
    await requireUser(client, request)
    await client.fetchInfiniteQuery({ ...followsPages, staleTime: 0 })
    return null
  }

/** Everything I follow. */
export function FollowingPage() {
  usePageTitle(followsWords.title)
  const follows = useSuspenseInfiniteQuery(followsPages)
  const shown = follows.data.pages.flatMap((page) => page.items)
  return (
    <div className="wrap pt-8">
      <h1 className="display">{followsWords.title}</h1>
      <div className="mt-8 max-w-3xl">
        {shown.length === 0 ? (
          <Empty
            place="unfollowed"
            title={followsWords.nothing}
            action={
              <Link to={paths.home()} className={buttonClass('primary')}>
                {followsWords.seeGrowing}
              </Link>
            }
          >
            {followsWords.nothingNote}
          </Empty>
        ) : (
          <FollowList follows={shown} />
        )}
        <MoreButton hasMore={follows.hasNextPage} isBusy={follows.isFetchingNextPage} onMore={follows.fetchNextPage} />
      </div>
    </div>
  )
}
