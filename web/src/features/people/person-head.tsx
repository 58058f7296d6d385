import type { Profile } from '@skein/contract/people'
import { Rss } from 'lucide-react'
import type { ReactNode } from 'react'
import { brief } from '../../lib/count.ts'
import { dyeOf } from '../../lib/dye.ts'
import { fullInstant, month } from '../../lib/instants.ts'
import { paths } from '../../lib/paths.ts'
import { nameOf } from '../../lib/person.ts'
import { everywhereWords } from '../../messages/en/everywhere.ts'
import { personWords } from '../../messages/en/person.ts'

/** Who somebody is here: their name on their own thread, since when, how much. `action` is what can be done about it. */
export function PersonHead({ person, action }: { person: Profile; action: ReactNode }) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-10 gap-y-5">
      <div className="min-w-0">
        <svg
          data-dye={dyeOf(person.username)}
          width="72"
          height="16"
          viewBox="0 0 72 16"
          fill="none"
          aria-hidden="true"
          className="mb-3"
        >
          <path
            d="M2 8c6-8 11-8 17 0s11 8 17 0 11-8 17 0 11 8 17 0"
            stroke="var(--dye)"
            strokeWidth="3"
            strokeLinecap="round"
          />
        </svg>
        <h1 dir="auto" className="display">
          {nameOf(person)}
        </h1>
        <p className="num mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-soft">
          <span>{personWords.username({ username: person.username })}</span>
          <time dateTime={person.createdAt} title={fullInstant(person.createdAt)}>
            {personWords.hereSince({ month: month(person.createdAt) })}
          </time>
          <span>{everywhereWords.segments({ n: person.segmentCount })}</span>
          <span>{personWords.scenesBegun({ n: person.sceneCount })}</span>
          {person.followerCount > 0 && (
            <span>{personWords.followers({ n: person.followerCount, count: brief(person.followerCount) })}</span>
          )}
        </p>
        {person.bio !== null && (
          <p dir="auto" className="story mt-4 max-w-measure whitespace-pre-line text-soft">
            {person.bio}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {action}
        <a
          href={paths.personFeed(person.username)}
          className="link inline-flex min-h-6 items-center gap-1.5 text-sm text-soft"
        >
          <Rss size={15} aria-hidden="true" /> {personWords.feed}
        </a>
      </div>
    </header>
  )
}
