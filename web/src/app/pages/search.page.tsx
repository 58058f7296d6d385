import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { IdeaList } from '../../features/ideas/idea-list.tsx'
import { ideasPages } from '../../features/ideas/idea.queries.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { TextField } from '../../ui/field.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'

export function SearchPage() {
  const [search, setSearch] = useSearchParams()
  const q = search.get('q')?.trim() ?? ''
  const ideas = useInfiniteQuery({ ...ideasPages(q === '' ? { sort: 'active' } : { q }) })
  const found = ideas.data?.pages.flatMap((page) => page.items) ?? []
  usePageTitle(q === '' ? 'Search' : `Search: ${q}`)
  return (
    <div className="wrap pt-8">
      <h1 className="display">Search ideas</h1>
      <form
        role="search"
        aria-label="Ideas"
        onSubmit={(event) => {
          event.preventDefault()
          const words = new FormData(event.currentTarget).get('q')
          setSearch(typeof words === 'string' && words.trim() !== '' ? { q: words.trim() } : {})
        }}
        className="mt-6 flex max-w-2xl items-end gap-3"
      >
        <div className="flex-1">
          <TextField key={q} label="Words to look for" name="q" type="search" defaultValue={q} maxLength={200} />
        </div>
        <Button type="submit" look="primary" className="min-h-11">
          Search
        </Button>
      </form>
      <section aria-labelledby="found" className="mt-10">
        <h2 id="found" aria-live="polite" className="headline mb-5">
          {q === ''
            ? 'Ideas growing now'
            : ideas.isSuccess && found.length > 0
              ? `Ideas about “${q}”`
              : `Looking for “${q}”`}
        </h2>
        {ideas.isError && <ProblemNote problem={asProblem(ideas.error)} />}
        {ideas.isSuccess && found.length === 0 && (
          <Empty title="No idea has these words.">
            Try fewer or other words, or choose a topic on the front page and share the idea yourself.
          </Empty>
        )}
        <IdeaList ideas={found} showTopic />
        <MoreButton hasMore={ideas.hasNextPage} isBusy={ideas.isFetchingNextPage} onMore={ideas.fetchNextPage} />
      </section>
    </div>
  )
}
