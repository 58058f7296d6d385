import type { Topic } from '@skein/contract/topics'
import { ArrowRight } from 'lucide-react'
import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { homeWords } from '../../messages/en/home.ts'

/** Topics nobody has filmed in yet: a list of invitations. */
export function QuietTopics({ topics }: { topics: readonly Topic[] }) {
  return (
    <section aria-labelledby="quiet-topics">
      <h2 id="quiet-topics" className="headline">
        {homeWords.waitingForFirst}
      </h2>
      <ul className="mt-4 grid border-t border-line sm:grid-cols-2 sm:gap-x-10 lg:grid-cols-3">
        {topics.map((topic) => (
          <li key={topic.id} className="border-b border-line">
            <Link to={paths.topic(topic.slug)} className="group flex h-full items-start justify-between gap-4 py-4">
              <span dir="auto">
                <span className="block font-story text-lg font-semibold">{topic.name}</span>
                {topic.description !== null && (
                  <span className="mt-0.5 line-clamp-2 block text-sm text-soft">{topic.description}</span>
                )}
              </span>
              <ArrowRight
                size={18}
                aria-hidden="true"
                className="mt-1.5 shrink-0 text-faint transition-transform duration-calm group-hover:translate-x-1 rtl:-scale-x-100 rtl:group-hover:-translate-x-1 group-hover:text-ink"
              />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
