import type { Topic } from '@skein/contract/topics'
import { type QueryClient, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { meQuery, useMe } from '../../api/session.ts'
import { JoinInvitation } from '../../features/accounts/join-invitation.tsx'
import { OwnerInvitation } from '../../features/accounts/owner-invitation.tsx'
import { setupQuery } from '../../features/accounts/account.queries.ts'
import { newsQuery } from '../../features/follows/follow.queries.ts'
import { NewsList } from '../../features/follows/news-list.tsx'
import { FeaturedScene } from '../../features/scenes/featured-scene.tsx'
import { Shelf } from '../../features/scenes/scene-card.tsx'
import { shelfQuery } from '../../features/scenes/scene.queries.ts'
import { QuietTopics } from '../../features/topics/quiet-topics.tsx'
import { topicsQuery } from '../../features/topics/topic.queries.ts'
import { WatchedList } from '../../features/watching/watched-list.tsx'
import { unfinishedQuery } from '../../features/watching/watching.queries.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Empty } from '../../ui/empty.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { CardSkeletons } from '../../ui/skeleton.tsx'
import { homeWords } from '../../messages/en/home.ts'
import { cardWords } from '../../messages/en/card.ts'

const growingQuery = shelfQuery({ sort: 'active', limit: 12 })
const newestQuery = shelfQuery({ sort: 'newest', limit: 8 })
const SHELF_SIZE = 4
const FIRST_SCENE_READ_MS = 4000

export const homeLoader = (client: QueryClient) => async () => {
  await Promise.all([
    client.ensureQueryData(topicsQuery),
    client.ensureQueryData(growingQuery),
    client.ensureQueryData(newestQuery),
    client.ensureQueryData(setupQuery),
    readMine(client),
  ])
  return null
}

/** Before the page is shown, because it stands at its top; what cannot be read is left out or says so there. */
async function readMine(client: QueryClient): Promise<void> {
  const me = await client.ensureQueryData(meQuery).catch(() => null)
  if (me === null) return
  await Promise.all([client.prefetchQuery(unfinishedQuery), client.prefetchQuery(newsQuery)])
}

export function HomePage() {
  usePageTitle('Skein')
  const me = useMe()
  // What somebody follows comes first; the rest keeps its order.
  const topics = useSuspenseQuery(topicsQuery).data.items.toSorted(
    (one, other) => Number(other.viewer.following) - Number(one.viewer.following),
  )
  const growing = useSuspenseQuery({
    ...growingQuery,
    // A fresh Skein films its sample scene while somebody is already looking.
    refetchInterval: (query) => (query.state.data?.items.length === 0 ? FIRST_SCENE_READ_MS : false),
  }).data.items
  const newest = useSuspenseQuery(newestQuery).data.items
  const setup = useSuspenseQuery(setupQuery).data
  // What stands at the top already, because somebody began it, is not shown to them a second time below.
  const begun = useQuery({ ...unfinishedQuery, enabled: me !== null && me !== undefined }).data?.items ?? []
  const watchable = growing.filter((scene) => scene.segmentCount > 0 && scene.posterUrl !== null)
  const featured = watchable.find(({ id }) => !begun.some(({ scene }) => scene.id === id)) ?? watchable[0] ?? growing[0]
  const others = growing.filter((scene) => scene.id !== featured?.id)
  const shownAbove = new Set([featured?.id, ...others.slice(0, SHELF_SIZE).map((scene) => scene.id)])
  const fresh = newest.filter((scene) => !shownAbove.has(scene.id)).slice(0, SHELF_SIZE)
  return (
    <div className="wrap flex flex-col gap-14 pt-6 sm:gap-18 sm:pt-10">
      <h1 className="sr-only">{homeWords.title}</h1>
      {setup.ownerNeeded && <OwnerInvitation />}
      {me !== null && me !== undefined && <Mine />}
      {featured === undefined ? <NoScenes topics={topics} /> : <FeaturedScene scene={featured} />}
      {me === null && !setup.ownerNeeded && featured !== undefined && <JoinInvitation />}
      {others.length > 0 && (
        <section aria-labelledby="growing">
          <h2 id="growing" className="headline mb-5">
            {homeWords.growingNow}
          </h2>
          <Shelf scenes={others.slice(0, SHELF_SIZE)} label={homeWords.growingScenes} />
        </section>
      )}
      {fresh.length > 0 && (
        <section aria-labelledby="newest">
          <h2 id="newest" className="headline mb-5">
            {homeWords.justBegun}
          </h2>
          <Shelf scenes={fresh} label={homeWords.newestScenes} />
        </section>
      )}
      {topics
        .filter((topic) => topic.sceneCount > 0)
        .map((topic) => (
          <TopicShelf key={topic.id} topic={topic} />
        ))}
      {topics.some((topic) => topic.sceneCount === 0) && (
        <QuietTopics topics={topics.filter((topic) => topic.sceneCount === 0)} />
      )}
    </div>
  )
}

/** What somebody began to watch, and what is new where they have something to do with it. */
function Mine() {
  const unfinished = useQuery(unfinishedQuery)
  const news = useQuery(newsQuery)
  const watched = unfinished.data?.items ?? []
  // What stands above already, with how much is new, is not said twice.
  const begun = new Set(watched.map(({ scene }) => scene.id))
  const grown = (news.data?.items ?? []).filter(({ scene }) => !begun.has(scene.id))
  return (
    <>
      {watched.length > 0 && (
        <section aria-labelledby="continue">
          <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h2 id="continue" className="headline">
              {homeWords.continueWatching}
            </h2>
            <Link to={paths.history()} className="link inline-flex min-h-6 items-center text-sm text-soft">
              {homeWords.everythingWatched}
            </Link>
          </div>
          <WatchedList watched={watched} label={homeWords.continueWatching} isShelf />
        </section>
      )}
      {grown.length > 0 && (
        <section aria-labelledby="news">
          <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h2 id="news" className="headline">
              {homeWords.newForYou}
            </h2>
            <Link to={paths.following()} className="link inline-flex min-h-6 items-center text-sm text-soft">
              {homeWords.whatYouFollow}
            </Link>
          </div>
          <NewsList news={grown} />
        </section>
      )}
      {(unfinished.isError || news.isError) && <ProblemNote problem={asProblem(unfinished.error ?? news.error)} />}
    </>
  )
}

function TopicShelf({ topic }: { topic: Topic }) {
  const scenes = useQuery(shelfQuery({ sort: 'active', topic: topic.slug, limit: SHELF_SIZE }))
  if (scenes.isError || scenes.data?.items.length === 0) return null
  return (
    <section aria-labelledby={`topic-${topic.slug}`}>
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={`topic-${topic.slug}`} className="headline">
          <Link dir="auto" to={paths.topic(topic.slug)} className="decoration-1 underline-offset-4 hover:underline">
            {topic.name}
          </Link>
        </h2>
        <p className="text-sm text-soft">
          {topic.viewer.following && <>{homeWords.youFollowIt} </>}
          <Link to={paths.topic(topic.slug)} className="link inline-flex min-h-6 items-center">
            {homeWords.scenesAndIdeas({ n: topic.sceneCount })}
          </Link>
        </p>
      </div>
      {scenes.data === undefined ? (
        <CardSkeletons count={Math.min(SHELF_SIZE, topic.sceneCount)} isShelf />
      ) : (
        <Shelf scenes={scenes.data.items} label={cardWords.scenesIn({ topic: topic.name })} />
      )}
    </section>
  )
}

function NoScenes({ topics }: { topics: readonly Topic[] }) {
  const [first] = topics
  if (topics.some((topic) => topic.sceneCount > 0)) {
    return (
      <div role="status">
        <Empty isFirst place="unwatched" title={homeWords.firstFilmed}>
          {homeWords.firstFilmedNote}
        </Empty>
      </div>
    )
  }
  return (
    <Empty
      isFirst
      place="unwritten"
      title={homeWords.nothingPlays}
      action={
        first !== undefined && (
          <Link to={paths.topic(first.slug)} className={buttonClass('primary')}>
            {homeWords.beginIn({ topic: first.name })}
          </Link>
        )
      }
    >
      {homeWords.nothingPlaysNote}
    </Empty>
  )
}
