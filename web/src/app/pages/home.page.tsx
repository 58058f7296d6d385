import type { Topic } from '@skein/contract/topics'
import { type QueryClient, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { OwnerInvitation } from '../../features/accounts/owner-invitation.tsx'
import { setupQuery } from '../../features/accounts/account.queries.ts'
import { FeaturedScene } from '../../features/scenes/featured-scene.tsx'
import { Shelf } from '../../features/scenes/scene-card.tsx'
import { shelfQuery } from '../../features/scenes/scene.queries.ts'
import { QuietTopics } from '../../features/topics/quiet-topics.tsx'
import { topicsQuery } from '../../features/topics/topic.queries.ts'
import { count } from '../../lib/count.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Empty } from '../../ui/empty.tsx'

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
  ])
  return null
}

export function HomePage() {
  usePageTitle('Skein')
  const topics = useSuspenseQuery(topicsQuery).data.items
  const growing = useSuspenseQuery({
    ...growingQuery,
    // A fresh Skein films its sample scene while somebody is already looking.
    refetchInterval: (query) => (query.state.data?.items.length === 0 ? FIRST_SCENE_READ_MS : false),
  }).data.items
  const newest = useSuspenseQuery(newestQuery).data.items
  const setup = useSuspenseQuery(setupQuery).data
  const featured = growing.find((scene) => scene.segmentCount > 0 && scene.posterUrl !== null) ?? growing[0]
  const others = growing.filter((scene) => scene.id !== featured?.id)
  const shownAbove = new Set([featured?.id, ...others.slice(0, SHELF_SIZE).map((scene) => scene.id)])
  const fresh = newest.filter((scene) => !shownAbove.has(scene.id)).slice(0, SHELF_SIZE)
  return (
    <div className="wrap flex flex-col gap-14 pt-6 sm:gap-18 sm:pt-10">
      <h1 className="sr-only">Skein: stories people write together and watch</h1>
      {setup.ownerNeeded && <OwnerInvitation />}
      {featured === undefined ? <NoScenes topics={topics} /> : <FeaturedScene scene={featured} />}
      {others.length > 0 && (
        <section aria-labelledby="growing">
          <h2 id="growing" className="headline mb-5">
            Growing now
          </h2>
          <Shelf scenes={others.slice(0, SHELF_SIZE)} label="Scenes growing now" />
        </section>
      )}
      {fresh.length > 0 && (
        <section aria-labelledby="newest">
          <h2 id="newest" className="headline mb-5">
            Just begun
          </h2>
          <Shelf scenes={fresh} label="Newest scenes" />
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

function TopicShelf({ topic }: { topic: Topic }) {
  const scenes = useQuery(shelfQuery({ sort: 'active', topic: topic.slug, limit: SHELF_SIZE }))
  if (scenes.data === undefined || scenes.data.items.length === 0) return null
  return (
    <section aria-labelledby={`topic-${topic.slug}`}>
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={`topic-${topic.slug}`} className="headline">
          <Link to={paths.topic(topic.slug)} className="decoration-1 underline-offset-4 hover:underline">
            {topic.name}
          </Link>
        </h2>
        <p className="text-sm text-soft">
          <Link to={paths.topic(topic.slug)} className="link inline-flex min-h-6 items-center">
            {count(topic.sceneCount, 'scene')} and its ideas
          </Link>
        </p>
      </div>
      <Shelf scenes={scenes.data.items} label={`Scenes in ${topic.name}`} />
    </section>
  )
}

function NoScenes({ topics }: { topics: readonly Topic[] }) {
  const [first] = topics
  if (topics.some((topic) => topic.sceneCount > 0)) {
    return (
      <div role="status">
        <Empty title="The first scene is being filmed.">
          It appears here by itself as soon as its opening is ready, usually within a minute.
        </Empty>
      </div>
    )
  }
  return (
    <Empty
      title="Nothing plays here yet."
      action={
        first !== undefined && (
          <Link to={paths.topic(first.slug)} className={buttonClass('primary')}>
            Begin in {first.name}
          </Link>
        )
      }
    >
      Choose a topic, share an idea, and write the opening of the first scene. Skein films it in about a minute.
    </Empty>
  )
}
