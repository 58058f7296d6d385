import type { Follow } from '@skein/contract/follows'
import { Link } from 'react-router'
import { isSceneId } from '../../lib/ids.ts'
import { ago, fullInstant } from '../../lib/instants.ts'
import { paths } from '../../lib/paths.ts'
import { FollowButton, type FollowTarget } from './follow-button.tsx'
import { followsWords } from '../../messages/en/follows.ts'

function targetOf({ type, key }: Follow): { target: FollowTarget; path: string } | null {
  if (type === 'topic') return { target: { type, slug: key }, path: paths.topic(key) }
  if (type === 'person') return { target: { type, username: key }, path: paths.person(key) }
  return isSceneId(key) ? { target: { type, sceneId: key }, path: paths.scene(key) } : null
}

/** Everything somebody follows, each with the way out. */
export function FollowList({ follows }: { follows: readonly Follow[] }) {
  return (
    <ul>
      {follows.map((follow) => {
        const there = targetOf(follow)
        if (there === null) return null
        return (
          <li
            key={`${follow.type} ${follow.key}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-t border-line py-3"
          >
            <div className="min-w-0">
              <Link
                dir="auto"
                to={there.path}
                className="inline-flex min-h-6 items-center font-story text-lg font-semibold decoration-1 underline-offset-4 hover:underline"
              >
                {follow.name}
              </Link>
              <p className="text-sm text-faint">
                {followsWords[follow.type]({
                  when: ago(follow.since),
                  time: (when) => (
                    <time dateTime={follow.since} title={fullInstant(follow.since)}>
                      {when}
                    </time>
                  ),
                })}
              </p>
            </div>
            <div className="-me-4">
              <FollowButton target={there.target} name={follow.name} following />
            </div>
          </li>
        )
      })}
    </ul>
  )
}
