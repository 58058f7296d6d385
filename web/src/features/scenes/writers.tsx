import type { SceneId } from '@skein/contract/ids'
import { useQuery } from '@tanstack/react-query'
import { Person } from '../../ui/person.tsx'
import { contributorsQuery } from './scene.queries.ts'
import { everywhereWords } from '../../messages/en/everywhere.ts'
import { sceneWords } from '../../messages/en/scene.ts'

/** Who wrote a scene, each on their own thread; a scene of one writer needs no list. */
export function Writers({ sceneId }: { sceneId: SceneId }) {
  const writers = useQuery(contributorsQuery(sceneId)).data?.items ?? []
  if (writers.length < 2) return null
  return (
    <section aria-labelledby="writers" className="mt-6">
      <h2 id="writers" className="text-sm font-semibold text-faint">
        {sceneWords.writtenBy}
      </h2>
      <ul className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1 text-ui">
        {writers.map(({ person, segmentCount }) => (
          <li key={person.username} className="flex items-center gap-2">
            <Person person={person} />
            <span className="text-sm text-faint">{everywhereWords.segments({ n: segmentCount })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
