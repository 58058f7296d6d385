import type { SceneId } from '@skein/contract/ids'
import { useQuery } from '@tanstack/react-query'
import { asProblem } from '../../api/api-problem.ts'
import { Changes } from './bible-history.tsx'
import { bibleDiffQuery } from './bible.queries.ts'
import { bibleHistoryWords } from '../../messages/en/bible-history.ts'
import { bibleJsonWords } from '../../messages/en/bible-json.ts'

/** What others changed between the bible a writer began with and the one their text was held against. */
export function BibleMoved({ sceneId, from, to }: { sceneId: SceneId; from: number; to: number }) {
  const diff = useQuery(bibleDiffQuery(sceneId, from, to))
  return (
    <section aria-labelledby="bible-moved">
      <h2 id="bible-moved" className="headline">
        {bibleJsonWords.moved}
      </h2>
      <p className="num mt-1 mb-3 text-soft">{bibleJsonWords.movedAbout({ from, to })}</p>
      {diff.data !== undefined && <Changes changes={diff.data.changes} />}
      {diff.isPending && <p className="text-sm text-faint">{bibleHistoryWords.comparing}</p>}
      {diff.isError && <p className="text-sm text-bad">{asProblem(diff.error).cure}</p>}
    </section>
  )
}
