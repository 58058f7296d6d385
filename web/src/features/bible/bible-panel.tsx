import type { SceneId } from '@skein/contract/ids'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { paths } from '../../lib/paths.ts'
import { ProblemNote } from '../../ui/note.tsx'
import { bibleQuery } from './bible.queries.ts'
import { BibleHistory } from './bible-history.tsx'
import { BibleView } from './bible-view.tsx'
import { bibleWords } from '../../messages/en/bible.ts'

/** The bible of a scene: what holds now, or how it came to be. */
export function BiblePanel({ sceneId }: { sceneId: SceneId }) {
  const [isHistory, setHistory] = useState(false)
  const bible = useQuery(bibleQuery(sceneId))
  if (bible.isError) return <ProblemNote problem={asProblem(bible.error)} />
  if (bible.data === undefined) return <p className="py-5 text-faint">{bibleWords.opening}</p>
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pt-4">
        <p className="num text-sm text-soft">{bibleWords.version({ n: bible.data.version })}</p>
        <Link to={paths.bible(sceneId)} className="link ms-auto inline-flex min-h-8 items-center text-sm font-semibold">
          {bibleWords.wholeBible}
        </Link>
        <button
          type="button"
          aria-pressed={isHistory}
          onClick={() => setHistory(!isHistory)}
          className="link min-h-8 text-sm font-semibold"
        >
          {isHistory ? bibleWords.whatHoldsNow : bibleWords.howItCame}
        </button>
      </div>
      {isHistory ? (
        <BibleHistory sceneId={sceneId} newestVersion={bible.data.newestVersion} />
      ) : (
        <BibleView bible={bible.data.bible} />
      )}
    </div>
  )
}
