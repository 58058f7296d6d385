import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { IdeaList } from '../../features/ideas/idea-list.tsx'
import { SceneGrid } from '../../features/scenes/scene-card.tsx'
import { NothingFound } from '../../features/search/nothing-found.tsx'
import { PeopleList } from '../../features/search/people-list.tsx'
import { ideasFound, peopleFound, scenesFound } from '../../features/search/search.queries.ts'
import { chosenFacets, type Kind, type Search, searchParams } from '../../features/search/search.rules.ts'
import { paths } from '../../lib/paths.ts'
import { Empty } from '../../ui/empty.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { facetWords } from '../../messages/en/facet.ts'
import { searchWords } from '../../messages/en/search.ts'

/** How many of each kind stand on the page that shows all kinds. */
const FEW = { scenes: 4, ideas: 6, people: 6 } as const

interface Found<Item> {
  readonly items: readonly Item[]
  /** The words that were looked for instead; null when they are the ones asked for. */
  readonly correctedTo: string | null
  readonly isDone: boolean
  readonly error: unknown
  readonly hasMore: boolean
  readonly isBusy: boolean
  readonly onMore: () => unknown
}

interface Pages<Item> {
  readonly data: { pages: readonly { items: readonly Item[]; correctedTo: string | null }[] } | undefined
  readonly isSuccess: boolean
  readonly error: unknown
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

function foundIn<Item>(query: Pages<Item>): Found<Item> {
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    correctedTo: query.data?.pages[0]?.correctedTo ?? null,
    isDone: query.isSuccess,
    error: query.error,
    hasMore: query.hasNextPage,
    isBusy: query.isFetchingNextPage,
    onMore: query.fetchNextPage,
  }
}

/** What a search found, of one kind or a few of each. */
export function SearchResults({ search }: { search: Search }) {
  const isAll = search.kind === 'all'
  const isAsked = (kind: Kind) => isAll || search.kind === kind
  // People have no topic and no tag: a search narrowed by one is not about them.
  const asksPeople = isAsked('people') && search.q !== '' && chosenFacets(search).length === 0
  const scenes = foundIn(
    useInfiniteQuery({
      ...scenesFound(search, isAll ? FEW.scenes : undefined),
      enabled: isAsked('scenes'),
      placeholderData: keepPreviousData,
    }),
  )
  const ideas = foundIn(
    useInfiniteQuery({
      ...ideasFound(search, isAll ? FEW.ideas : undefined),
      enabled: isAsked('ideas'),
      placeholderData: keepPreviousData,
    }),
  )
  const people = foundIn(
    useInfiniteQuery({
      ...peopleFound(search, isAll ? FEW.people : undefined),
      enabled: asksPeople,
      placeholderData: keepPreviousData,
    }),
  )
  const asked = [
    ...(isAsked('scenes') ? [scenes] : []),
    ...(isAsked('ideas') ? [ideas] : []),
    ...(asksPeople ? [people] : []),
  ]
  const problem = asked.find(({ error }) => error !== null)
  const isDone = asked.every((found) => found.isDone)
  const shown = asked.reduce((sum, { items }) => sum + items.length, 0)
  const correctedTo = asked.find((found) => found.correctedTo !== null)?.correctedTo ?? null
  const isCorrected =
    correctedTo !== null && asked.every((found) => found.items.length === 0 || found.correctedTo !== null)
  if (search.kind === 'people' && search.q === '') return <Empty title={searchWords.whom}>{searchWords.whomNote}</Empty>
  return (
    <div aria-busy={!isDone} className={`flex flex-col ${isAll ? 'gap-12' : 'gap-6'}`}>
      <p role="status" className={isCorrected ? 'text-soft' : 'sr-only'}>
        {isDone && <Outcome q={search.q} shown={shown} correctedTo={isCorrected ? correctedTo : null} />}
      </p>
      {problem !== undefined && <ProblemNote problem={asProblem(problem.error)} />}
      {isDone && shown === 0 && <NothingFound search={search} />}
      <Section search={search} kind="scenes" found={scenes}>
        <SceneGrid scenes={scenes.items} label={facetWords.scenes} />
      </Section>
      <Section search={search} kind="ideas" found={ideas}>
        <IdeaList ideas={ideas.items} showTopic />
      </Section>
      <Section search={search} kind="people" found={people}>
        <PeopleList people={people.items} />
      </Section>
    </div>
  )
}

function Outcome({ q, shown, correctedTo }: { q: string; shown: number; correctedTo: string | null }) {
  if (correctedTo !== null)
    return searchWords.corrected({
      words: q,
      instead: correctedTo,
      b: (words) => <strong className="text-ink">{words}</strong>,
    })
  return shown === 0 ? searchWords.nothingFound : searchWords.shownBelow
}

interface SectionProps {
  readonly search: Search
  readonly kind: Exclude<Kind, 'all'>
  readonly found: Found<unknown>
  readonly children: ReactNode
}

function Section({ search, kind, found, children }: SectionProps) {
  if (found.items.length === 0) return null
  const isAll = search.kind === 'all'
  const title = search.q === '' && isAll ? searchWords[`newest_${kind}`] : facetWords[kind]
  return (
    <section aria-labelledby={`found-${kind}`}>
      <div className={isAll ? 'mb-4 flex items-baseline justify-between gap-4' : 'sr-only'}>
        <h2 id={`found-${kind}`} className="headline">
          {title}
        </h2>
        {isAll && found.hasMore && (
          <Link to={paths.search('', searchParams({ ...search, kind }))} className="link text-sm">
            {searchWords[`all_${kind}`]}
          </Link>
        )}
      </div>
      {children}
      {!isAll && <MoreButton hasMore={found.hasMore} isBusy={found.isBusy} onMore={found.onMore} />}
    </section>
  )
}
