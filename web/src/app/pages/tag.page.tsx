import { type QueryClient, useInfiniteQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { ideasPages } from '../../features/ideas/idea.queries.ts'
import { IdeaList } from '../../features/ideas/idea-list.tsx'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { sortChoices, sortOf } from '../../lib/sorts.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { ChoiceRow } from '../../ui/choice-row.tsx'
import { Empty } from '../../ui/empty.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { RowSkeletons } from '../../ui/skeleton.tsx'
import { tagsWords } from '../../messages/en/tags.ts'

export const tagLoader =
  (client: QueryClient) =>
  async ({ params, request }: LoaderFunctionArgs): Promise<string> => {
    const tag = params.tag ?? ''
    const sort = sortOf(new URL(request.url).searchParams)
    // A failure is shown where the list would stand.
    await client.prefetchInfiniteQuery(ideasPages({ tagsAll: tag, sort }))
    return tag
  }

/** Ideas that carry one tag. */
export function TagPage() {
  const tag: string = useLoaderData()
  const [search, setSearch] = useSearchParams()
  const sort = sortOf(search)
  const ideas = useInfiniteQuery(ideasPages({ tagsAll: tag, sort }))
  const shown = ideas.data?.pages.flatMap((page) => page.items) ?? []
  usePageTitle(tagsWords.tag({ tag }))
  return (
    <div className="wrap pt-8">
      <p className="text-sm text-soft">
        <Link to={paths.tags()} className="link inline-flex min-h-6 items-center">
          {tagsWords.title}
        </Link>
      </p>
      <h1 className="display mt-1">{tagsWords.tag({ tag })}</h1>
      <div className="mt-6 mb-7">
        <ChoiceRow
          label={tagsWords.sortBy}
          value={sort}
          choices={sortChoices()}
          onChoose={(value) => setSearch({ sort: value }, { replace: true, preventScrollReset: true })}
        />
      </div>
      {ideas.isError && <ProblemNote problem={asProblem(ideas.error)} />}
      {ideas.isPending && <RowSkeletons count={6} />}
      {ideas.isSuccess && shown.length === 0 && (
        <Empty
          place="unfound"
          title={tagsWords.noIdea}
          action={
            <Link to={paths.tags()} className={buttonClass('primary')}>
              {tagsWords.seeTags}
            </Link>
          }
        >
          {tagsWords.noIdeaNote}
        </Empty>
      )}
      <IdeaList ideas={shown} showTopic />
      <MoreButton hasMore={ideas.hasNextPage} isBusy={ideas.isFetchingNextPage} onMore={ideas.fetchNextPage} />
    </div>
  )
}
