import { type QueryClient, useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Lightbulb } from 'lucide-react'
import { Link, type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { IdeaList } from '../../features/ideas/idea-list.tsx'
import { ideasPages } from '../../features/ideas/idea.queries.ts'
import { SceneGrid } from '../../features/scenes/scene-card.tsx'
import { topicScenesPages } from '../../features/scenes/scene.queries.ts'
import { topicQuery } from '../../features/topics/topic.queries.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { ChoiceRow } from '../../ui/choice-row.tsx'
import { Empty } from '../../ui/empty.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'

const SORTS = [
  { value: 'active', label: 'Growing' },
  { value: 'newest', label: 'Newest' },
  { value: 'popular', label: 'Liked' },
] as const

export const topicLoader =
  (client: QueryClient) =>
  async ({ params }: LoaderFunctionArgs): Promise<string> => {
    const slug = params.slug ?? ''
    await Promise.all([
      client.ensureQueryData(topicQuery(slug)),
      client.ensureInfiniteQueryData(topicScenesPages(slug, 'active')),
    ])
    return slug
  }

export function TopicPage() {
  const slug: string = useLoaderData()
  const topic = useSuspenseQuery(topicQuery(slug)).data
  const [search, setSearch] = useSearchParams()
  const sort = SORTS.find((choice) => choice.value === search.get('sort'))?.value ?? 'active'
  const category = topic.categories.find((entry) => entry.slug === search.get('category'))?.slug
  const scenes = useInfiniteQuery(topicScenesPages(slug, sort))
  const ideas = useInfiniteQuery(ideasPages({ topic: slug, sort, ...(category === undefined ? {} : { category }) }))
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
  const allScenes = scenes.data?.pages.flatMap((page) => page.items) ?? []
  const allIdeas = ideas.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="wrap pt-8">
      <h1 className="display">{topic.name}</h1>
      {topic.description !== null && <p className="story mt-3 max-w-[42rem] text-soft">{topic.description}</p>}
      <div className="mt-6 flex flex-wrap items-center justify-between gap-4">
        <ChoiceRow label="Sort by" value={sort} choices={SORTS} onChoose={(value) => choose('sort', value, 'active')} />
        <Link to={paths.newIdea(slug)} className={buttonClass('primary')}>
          <Lightbulb size={17} aria-hidden="true" /> Share an idea
        </Link>
      </div>
      <section aria-labelledby="scenes" className="mt-10">
        <h2 id="scenes" className="headline mb-5">
          Scenes
        </h2>
        {scenes.isError && <ProblemNote problem={asProblem(scenes.error)} />}
        {scenes.isSuccess && allScenes.length === 0 && (
          <Empty title="No scene grows here yet.">
            Choose an idea below and write its opening, or share an idea of your own.
          </Empty>
        )}
        <SceneGrid scenes={allScenes} label={`Scenes in ${topic.name}`} />
        <MoreButton hasMore={scenes.hasNextPage} isBusy={scenes.isFetchingNextPage} onMore={scenes.fetchNextPage} />
      </section>
      <section aria-labelledby="ideas" className="mt-16">
        <h2 id="ideas" className="headline mb-4">
          Ideas
        </h2>
        {topic.categories.length > 0 && (
          <div className="mb-5">
            <ChoiceRow
              label="Category"
              value={category ?? ''}
              choices={[
                { value: '', label: 'All' },
                ...topic.categories.map((entry) => ({ value: entry.slug, label: entry.name })),
              ]}
              onChoose={(value) => choose('category', value, '')}
            />
          </div>
        )}
        {ideas.isError && <ProblemNote problem={asProblem(ideas.error)} />}
        {ideas.isSuccess && allIdeas.length === 0 && (
          <Empty
            title={category === undefined ? 'No idea has been shared here yet.' : 'No idea in this category yet.'}
            action={
              <Link to={paths.newIdea(slug)} className={buttonClass('primary')}>
                Share the first one
              </Link>
            }
          >
            An idea is a prompt of a few sentences. Scenes grow from it.
          </Empty>
        )}
        <IdeaList ideas={allIdeas} />
        <MoreButton hasMore={ideas.hasNextPage} isBusy={ideas.isFetchingNextPage} onMore={ideas.fetchNextPage} />
      </section>
    </div>
  )
}
