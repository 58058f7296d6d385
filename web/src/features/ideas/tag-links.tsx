import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { tagsWords } from '../../messages/en/tags.ts'

/** The tags of an idea, each the way to its others. */
export function TagLinks({ tags }: { tags: readonly string[] }) {
  return (
    <ul aria-label={tagsWords.title} className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
      {tags.map((tag) => (
        <li key={tag}>
          <Link to={paths.tag(tag)} className="link inline-flex min-h-6 items-center hover:text-ink">
            {tagsWords.tag({ tag })}
          </Link>
        </li>
      ))}
    </ul>
  )
}
