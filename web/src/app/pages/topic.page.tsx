import { type QueryClient, useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Lightbulb } from 'lucide-react'
import { Link, type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { FollowButton } from '../../features/follows/follow-button.tsx'
import { IdeaList } from '../../features/ideas/idea-list.tsx'
import { ideasPages } from '../../features/ideas/idea.queries.ts'
import { SceneGrid } from '../../features/scenes/scene-card.tsx'
import { topicScenesPages } from '../../features/scenes/scene.queries.ts'
import { topicQuery } from '../../features/topics/topic.queries.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { sortChoices, sortOf } from '../../lib/sorts.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { ChoiceRow } from '../../ui/choice-row.tsx'
import { Empty } from '../../ui/empty.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { CardSkeletons, RowSkeletons } from '../../ui/skeleton.tsx'
import { topicWords } from '../../messages/en/topic.ts'
import { cardWords } from '../../messages/en/card.ts'

const STATES = ['', 'open', 'finished'] as const

/** What the address asks for. A category is only known by its topic; one that is not there finds nothing. */
function filterOf(slug: string, search: URLSearchParams) {
  const category = search.get('category')
  const state = STATES.find((value) => value === search.get('state')) ?? ''
  return {
    ideas: { topic: slug, sort: sortOf(search), ...(category === null ? {} : { category }) },
    scenes: {
      topic: slug,
      sort: sortOf(search),
      ...(category === null ? {} : { category }),
      ...(state === '' ? {} : { state }),
    },
  }
}

export const topicLoader =
  (client: QueryClient) =>
  async ({ params, request }: LoaderFunctionArgs): Promise<string> => {
    const slug = params.slug ?? ''
    const filter = filterOf(slug, new URL(request.url).searchParams)
    await Promise.all([
      client.ensureQueryData({ ...topicQuery(slug), revalidateIfStale: true }),
      client.prefetchInfiniteQuery(topicScenesPages(filter.scenes)),
    ])
    return slug
  }

export function TopicPage() {
  const slug: string = useLoaderData()
  const topic = useSuspenseQuery(topicQuery(slug)).data
  const [search, setSearch] = useSearchParams()
  const filter = filterOf(slug, search)
  const { sort, category, state = '' } = filter.scenes
  const scenes = useInfiniteQuery(topicScenesPages(filter.scenes))
  const ideas = useInfiniteQuery(ideasPages(filter.ideas))
  usePageTitle(topic.name)
  const choose = (name: string, value: string, fallback: string): void =>
    setSearch(
      (old) => {
        if (value === fallback) old.delete(name)
        else old.set(name, value)
        return old
      },
      { replace: true, preventScrollReset: true },
    )
  const isNarrowed = category !== undefined || state !== ''
  const allScenes = scenes.data?.pages.flatMap((page) => page.items) ?? []
  const allIdeas = ideas.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="wrap pt-8">
      <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-5">
        <div>
          <h1 dir="auto" className="display">
            {topic.name}
          </h1>
          {topic.description !== null && (
            <p dir="auto" className="story mt-3 max-w-measure text-soft">
              {topic.description}
            </p>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <FollowButton
            target={{ type: 'topic', slug }}
            name={topic.name}
            following={topic.viewer.following}
            look="plain"
          />
          <Link to={paths.newIdea(slug)} className={buttonClass('primary')}>
            <Lightbulb size={17} aria-hidden="true" /> {topicWords.shareIdea}
          </Link>
        </div>
      </div>
      <div className="mt-7">
        <ChoiceRow
          label={topicWords.sortBy}
          value={sort}
          choices={sortChoices()}
          onChoose={(value) => choose('sort', value, 'active')}
        />
      </div>
      {topic.categories.length > 0 && (
        <div className="mt-3">
          <ChoiceRow
            label={topicWords.category}
            value={category ?? ''}
            choices={[
              { value: '', label: topicWords.everyCategory },
              ...topic.categories.map((entry) => ({ value: entry.slug, label: entry.name })),
            ]}
            onChoose={(value) => choose('category', value, '')}
          />
        </div>
      )}
      <section aria-labelledby="scenes" className="mt-10">
        <div className="mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <h2 id="scenes" className="headline">
            {topicWords.scenes}
          </h2>
          <ChoiceRow
            label={topicWords.whichScenes}
            value={state}
            choices={STATES.map((value) => ({ value, label: topicWords[value === '' ? 'all' : value] }))}
            onChoose={(value) => choose('state', value, '')}
          />
        </div>
        {scenes.isError && <ProblemNote problem={asProblem(scenes.error)} />}
        {scenes.isPending && <CardSkeletons count={4} />}
        {scenes.isSuccess && allScenes.length === 0 && (
          <Empty
            place="unwritten"
            title={isNarrowed ? topicWords.noSceneFits : topicWords.noScene}
            action={
              isNarrowed && (
                <Link to={paths.topic(slug)} replace preventScrollReset className={buttonClass('plain')}>
                  {topicWords.showAllScenes}
                </Link>
              )
            }
          >
            {isNarrowed ? topicWords.noSceneFitsNote : topicWords.noSceneNote}
          </Empty>
        )}
        <SceneGrid scenes={allScenes} label={cardWords.scenesIn({ topic: topic.name })} />
        <MoreButton
          isByHand
          hasMore={scenes.hasNextPage}
          isBusy={scenes.isFetchingNextPage}
          onMore={scenes.fetchNextPage}
        />
      </section>
      <section aria-labelledby="ideas" className="mt-16">
        <h2 id="ideas" className="headline mb-4">
          {topicWords.ideas}
        </h2>
        {ideas.isPending && <RowSkeletons count={3} />}
        {ideas.isError && <ProblemNote problem={asProblem(ideas.error)} />}
        {ideas.isSuccess && allIdeas.length === 0 && (
          <Empty
            title={category === undefined ? topicWords.noIdea : topicWords.noIdeaInCategory}
            action={
              <Link to={paths.newIdea(slug)} className={buttonClass('primary')}>
                {topicWords.shareFirst}
              </Link>
            }
          >
            {topicWords.ideaNote}
          </Empty>
        )}
        <IdeaList ideas={allIdeas} />
        <MoreButton hasMore={ideas.hasNextPage} isBusy={ideas.isFetchingNextPage} onMore={ideas.fetchNextPage} />
      </section>
    </div>
  )
}
