import type { FoundPerson } from '@skein/contract/search'
import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { nameOf } from '../../lib/person.ts'
import { Initial } from '../../ui/person.tsx'
import { everywhereWords } from '../../messages/en/everywhere.ts'
import { facetWords } from '../../messages/en/facet.ts'
import { searchWords } from '../../messages/en/search.ts'

/** People by their names, with what they began. */
export function PeopleList({ people }: { people: readonly FoundPerson[] }) {
  return (
    <ul aria-label={facetWords.people} className="grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
      {people.map((person) => (
        <li key={person.username} className="group relative flex items-center gap-3 border-t border-line py-4">
          <Initial person={person} />
          <div className="min-w-0">
            <h3 dir="auto" className="truncate font-semibold">
              <Link
                to={paths.person(person.username)}
                className="decoration-1 underline-offset-4 after:absolute after:inset-0 group-hover:underline"
              >
                {nameOf(person)}
              </Link>
            </h3>
            <p className="num flex flex-wrap gap-x-3 text-sm text-soft">
              <span>{searchWords.username({ username: person.username })}</span>
              {person.sceneCount > 0 && (
                <span>
                  {person.sceneCount >= 100 ? searchWords.manyScenes : everywhereWords.scenes({ n: person.sceneCount })}
                </span>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
