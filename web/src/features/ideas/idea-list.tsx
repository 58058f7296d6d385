import type { Idea } from '@skein/contract/ideas'
import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { Person } from '../../ui/person.tsx'
import { everywhereWords } from '../../messages/en/everywhere.ts'
import { cardWords } from '../../messages/en/card.ts'

/** Ideas as short notices: a title, the prompt's first lines, who and how many scenes. */
export function IdeaList({ ideas, showTopic = false }: { ideas: readonly Idea[]; showTopic?: boolean }) {
  return (
    <ul className="grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
      {ideas.map((idea) => (
        <li key={idea.id} className="group relative flex flex-col border-t border-line py-5">
          <h3 dir="auto" className="font-story text-xl leading-snug font-semibold tracking-card">
            <Link
              to={paths.idea(idea.id)}
              className="decoration-1 underline-offset-4 after:absolute after:inset-0 group-hover:underline"
            >
              {idea.title}
            </Link>
          </h3>
          <p dir="auto" className="mt-1.5 line-clamp-3 font-story text-ui leading-relaxed text-soft">
            {idea.prompt}
          </p>
          <p className="num mt-auto flex flex-wrap items-center gap-x-4 gap-y-1 pt-3 text-sm text-soft">
            <Person person={idea.author} />
            <span>{idea.sceneCount === 0 ? cardWords.noSceneYet : everywhereWords.scenes({ n: idea.sceneCount })}</span>
            {showTopic && <span>{idea.topic.name}</span>}
            {!showTopic && idea.category !== null && <span>{idea.category.name}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
