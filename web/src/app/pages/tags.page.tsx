import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { tagsQuery } from '../../features/ideas/idea.queries.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Empty } from '../../ui/empty.tsx'
import { everywhereWords } from '../../messages/en/everywhere.ts'
import { tagsWords } from '../../messages/en/tags.ts'

export const tagsLoader = (client: QueryClient) => async () => {
  await client.ensureQueryData({ ...tagsQuery, revalidateIfStale: true })
  return null
}

/** What people write about now. */
export function TagsPage() {
  usePageTitle(tagsWords.title)
  const tags = useSuspenseQuery(tagsQuery).data.items
  return (
    <div className="wrap pt-8">
      <h1 className="display">{tagsWords.title}</h1>
      <p className="story mt-3 max-w-measure text-soft">{tagsWords.intro}</p>
      {tags.length === 0 ? (
        <div className="mt-8">
          <Empty
            title={tagsWords.none}
            action={
              <Link to={paths.home()} className={buttonClass('primary')}>
                {tagsWords.chooseTopic}
              </Link>
            }
          >
            {tagsWords.noneNote}
          </Empty>
        </div>
      ) : (
        <ul aria-label={tagsWords.title} className="mt-8 grid gap-x-10 sm:grid-cols-2 lg:grid-cols-4">
          {tags.map(({ tag, ideaCount }) => (
            <li key={tag}>
              <Link
                to={paths.tag(tag)}
                className="group flex min-h-12 items-baseline justify-between gap-4 border-t border-line py-3"
              >
                <span className="min-w-0 truncate font-story text-lg font-semibold group-hover:underline">
                  {tagsWords.tag({ tag })}
                </span>
                <span className="num shrink-0 text-sm text-faint">{everywhereWords.ideas({ n: ideaCount })}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
