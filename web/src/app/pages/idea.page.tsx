import { viewIdea } from '@skein/contract/engagement'
import type { IdeaId } from '@skein/contract/ids'
import { type QueryClient, useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Clapperboard } from 'lucide-react'
import { useEffect } from 'react'
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api/call.ts'
import { IdeaLike } from '../../features/ideas/idea-like.tsx'
import { ideaQuery } from '../../features/ideas/idea.queries.ts'
import { TagLinks } from '../../features/ideas/tag-links.tsx'
import { SceneGrid } from '../../features/scenes/scene-card.tsx'
import { ideaScenesPages } from '../../features/scenes/scene.queries.ts'
import { isIdeaId } from '../../lib/ids.ts'
import { ago, fullInstant } from '../../lib/instants.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Empty } from '../../ui/empty.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { Person } from '../../ui/person.tsx'
import { notFound } from '../require-user.ts'
import { ideaWords } from '../../messages/en/idea.ts'

export const ideaLoader =
  (client: QueryClient) =>
  async ({ params }: LoaderFunctionArgs): Promise<IdeaId> => {
    const { ideaId } = params
    if (ideaId === undefined || !isIdeaId(ideaId)) throw notFound()
    await Promise.all([
      client.ensureQueryData(ideaQuery(ideaId)),
      client.ensureInfiniteQueryData({ ...ideaScenesPages(ideaId), revalidateIfStale: true }),
    ])
    return ideaId
  }

export function IdeaPage() {
  const ideaId: IdeaId = useLoaderData()
  const idea = useSuspenseQuery(ideaQuery(ideaId)).data
  const scenes = useSuspenseInfiniteQuery(ideaScenesPages(ideaId))
  const allScenes = scenes.data.pages.flatMap((page) => page.items)
  usePageTitle(idea.title)
  useEffect(() => {
    // Counting is a courtesy to the writer; a reader never hears that it failed.
    call(viewIdea, { params: { ideaId } }).catch(() => undefined)
  }, [ideaId])
  return (
    <div className="wrap pt-8">
      <p className="text-sm text-soft">
        <Link dir="auto" to={paths.topic(idea.topic.slug)} className="link inline-flex min-h-6 items-center">
          {idea.topic.name}
        </Link>
        {idea.category !== null && ideaWords.inCategory({ category: idea.category.name })}
      </p>
      <div className="mt-1 grid gap-x-16 gap-y-6 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
        <div>
          <h1 dir="auto" className="display">
            {idea.title}
          </h1>
          <p dir="auto" className="story mt-5 max-w-measure text-xl whitespace-pre-line">
            {idea.prompt}
          </p>
          {idea.tags.length > 0 && (
            <div className="mt-4">
              <TagLinks tags={idea.tags} />
            </div>
          )}
        </div>
        <div className="flex flex-col items-start gap-4 lg:border-s lg:border-line lg:ps-8">
          <Link to={paths.newScene(idea.id)} className={buttonClass('accent', 'large')}>
            <Clapperboard size={18} aria-hidden="true" /> {ideaWords.startScene}
          </Link>
          <p className="text-ui text-soft">{ideaWords.startNote}</p>
          <p className="num flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-soft">
            <Person person={idea.author} />
            <time dateTime={idea.createdAt} title={fullInstant(idea.createdAt)}>
              {ideaWords.shared({ when: ago(idea.createdAt) })}
            </time>
          </p>
          <div className="-ms-4">
            <IdeaLike idea={idea} />
          </div>
        </div>
      </div>
      <section aria-labelledby="scenes" className="mt-14">
        <h2 id="scenes" className="headline mb-5">
          {ideaWords.scenesGrown}
        </h2>
        {allScenes.length === 0 && (
          <Empty
            place="unwritten"
            title={ideaWords.nobodyBegan}
            action={
              <Link to={paths.newScene(idea.id)} className={buttonClass('primary')}>
                {ideaWords.startFirst}
              </Link>
            }
          >
            {ideaWords.startFirstNote}
          </Empty>
        )}
        <SceneGrid scenes={allScenes} label={ideaWords.scenesGrownLabel} />
        <MoreButton hasMore={scenes.hasNextPage} isBusy={scenes.isFetchingNextPage} onMore={scenes.fetchNextPage} />
      </section>
    </div>
  )
}
