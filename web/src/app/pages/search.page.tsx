import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { SlidersHorizontal } from 'lucide-react'
import { useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { ChosenFacets } from '../../features/search/chosen-facets.tsx'
import { FacetPanel } from '../../features/search/facet-panel.tsx'
import { SearchBox } from '../../features/search/search-box.tsx'
import { ideaFacetsFound, sceneFacetsFound } from '../../features/search/search.queries.ts'
import {
  chosenFacets,
  KINDS,
  parseSearch,
  type Search,
  searchParams,
  STATES_OF,
} from '../../features/search/search.rules.ts'
import { topicsQuery } from '../../features/topics/topic.queries.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { useSlashKey } from '../../lib/use-slash-key.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceRow } from '../../ui/choice-row.tsx'
import { SearchResults } from './search-results.tsx'
import { facetWords } from '../../messages/en/facet.ts'
import { searchWords } from '../../messages/en/search.ts'

const ANY = ''

export function SearchPage() {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const search = parseSearch(params)
  const fieldRef = useRef<HTMLDivElement>(null)
  const go = (next: Search) => void navigate(paths.search('', searchParams(next)), { preventScrollReset: true })
  usePageTitle(search.q === '' ? searchWords.title : searchWords.titleOf({ words: search.q }))
  useSlashKey(() => fieldRef.current?.querySelector('input')?.focus())
  return (
    <div className="wrap pt-8">
      <h1 className="display">{searchWords.title}</h1>
      <div ref={fieldRef} className="mt-5 max-w-2xl">
        <SearchBox key={search.q} words={search.q} size="large" onSearch={(q) => go({ ...search, q })} />
        <p className="mt-2 text-sm text-faint">
          {searchWords.help({ b: (words) => <span className="font-semibold">{words}</span> })}
        </p>
      </div>
      <nav aria-label={searchWords.whatToSearch} className="mt-7 flex gap-x-5 overflow-x-auto border-b border-line">
        {KINDS.map((kind) => (
          <Link
            key={kind}
            to={paths.search('', searchParams(parseSearch(new URLSearchParams(searchParams({ ...search, kind })))))}
            aria-current={kind === search.kind ? 'page' : undefined}
            className="-mb-px grid min-h-11 shrink-0 place-items-center border-b-2 border-transparent text-ui font-semibold text-faint hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
          >
            {facetWords[kind]}
          </Link>
        ))}
      </nav>
      <Narrowed key={search.kind} search={search} onChange={go} />
    </div>
  )
}

/** The results beside what narrows them. */
function Narrowed({ search, onChange }: { search: Search; onChange: (search: Search) => void }) {
  const [isOpen, setOpen] = useState(false)
  const topics = useQuery(topicsQuery)
  const isScenes = search.kind === 'scenes'
  const sceneFacets = useQuery({ ...sceneFacetsFound(search), enabled: isScenes, placeholderData: keepPreviousData })
  const ideaFacets = useQuery({
    ...ideaFacetsFound(search),
    enabled: search.kind === 'ideas' || search.kind === 'all',
    placeholderData: keepPreviousData,
  })
  const topicNames = new Map(topics.data?.items.map(({ slug, name }) => [slug, name]))
  if (search.kind === 'people')
    return (
      <div className="mt-8">
        <SearchResults search={search} />
      </div>
    )
  const states = STATES_OF[search.kind]
  const narrowing = chosenFacets(search).length + (search.state === null ? 0 : 1)
  return (
    <div className="mt-6 gap-x-12 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div>
        <Button
          aria-expanded={isOpen}
          aria-controls="facets"
          onClick={() => setOpen(!isOpen)}
          className="min-h-11 w-full lg:hidden"
        >
          <SlidersHorizontal size={16} aria-hidden="true" />
          {narrowing === 0 ? searchWords.filters : searchWords.filtersCount({ n: narrowing })}
        </Button>
        <section
          id="facets"
          aria-label={searchWords.filters}
          className={`mt-5 flex-col gap-7 lg:mt-0 lg:flex ${isOpen ? 'flex' : 'hidden'}`}
        >
          {states.length > 0 && (
            <div>
              <p aria-hidden="true" className="mb-2 text-ui font-semibold">
                {searchWords.state}
              </p>
              <ChoiceRow
                label={searchWords.state}
                value={search.state ?? ANY}
                choices={[
                  { value: ANY, label: searchWords.any },
                  ...states.map((state) => ({ value: state, label: facetWords[state] })),
                ]}
                onChoose={(value) => onChange({ ...search, state: states.find((state) => state === value) ?? null })}
              />
            </div>
          )}
          <FacetPanel
            search={search}
            values={(isScenes ? sceneFacets.data : ideaFacets.data) ?? {}}
            topicNames={topicNames}
            onChange={onChange}
          />
        </section>
      </div>
      <div className="mt-6 flex flex-col gap-6 lg:mt-0">
        <ChosenFacets search={search} topicNames={topicNames} onChange={onChange} />
        <SearchResults search={search} />
      </div>
    </div>
  )
}
