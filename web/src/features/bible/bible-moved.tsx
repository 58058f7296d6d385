import type { SceneId } from '@skein/contract/ids'
import { useQuery } from '@tanstack/react-query'
import { asProblem } from '../../api/api-problem.ts'
import { Changes } from './bible-history.tsx'
import { bibleDiffQuery } from './bible.queries.ts'

/** What others changed between the bible a writer began with and the one their text was held against. */
export function BibleMoved({ sceneId, from, to }: { sceneId: SceneId; from: number; to: number }) {
  const diff = useQuery(bibleDiffQuery(sceneId, from, to))
  return (
    <section aria-labelledby="bible-moved">
      <h2 id="bible-moved" className="headline">
        The bible moved while you wrote
      </h2>
      <p className="num mt-1 mb-3 text-soft">
        You began with version {from}; your text was held against version {to}. In between:
      </p>
      {diff.data !== undefined && <Changes changes={diff.data.changes} />}
      {diff.isPending && <p className="text-sm text-faint">Comparing…</p>}
      {diff.isError && <p className="text-sm text-bad">{asProblem(diff.error).cure}</p>}
    </section>
  )
}
