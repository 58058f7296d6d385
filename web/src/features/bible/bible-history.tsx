import type { BibleChange } from '@skein/contract/bible'
import type { BibleVersion } from '@skein/contract/bible-routes'
import type { SceneId } from '@skein/contract/ids'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { asProblem } from '../../api/api-problem.ts'
import { nameOf } from '../../lib/person.ts'
import { ago, fullInstant } from '../../lib/instants.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { RollBack } from './roll-back.tsx'
import { bibleDiffQuery, bibleVersionsPages } from './bible.queries.ts'
import { bibleHistoryWords } from '../../messages/en/bible-history.ts'
import { everywhereWords } from '../../messages/en/everywhere.ts'
import { filmNoteWords } from '../../messages/film-note-words.ts'
import { serverWords } from '../../messages/server-words.ts'

const SIGNS: Record<BibleChange['kind'], { sign: string; look: string }> = {
  added: { sign: '+', look: 'text-good' },
  changed: { sign: '~', look: 'text-warn' },
  removed: { sign: '−', look: 'text-bad' },
}

/** A readable diff, line by line. */
export function Changes({ changes }: { changes: readonly BibleChange[] }) {
  if (changes.length === 0) return <p className="text-sm text-faint">{bibleHistoryWords.nothingChanged}</p>
  return (
    <ul className="flex flex-col gap-0.5 text-ui">
      {changes.map(({ kind, pointer, text, wording }) => {
        const { words, lang } = serverWords(text, wording)
        return (
          <li key={`${kind}${pointer}${text}`} className="grid grid-cols-[1.25rem_minmax(0,1fr)]">
            <span aria-hidden="true" className={`font-semibold ${SIGNS[kind].look}`}>
              {SIGNS[kind].sign}
            </span>
            <span className="sr-only">{bibleHistoryWords[kind]({ text: words })}</span>
            <span lang={lang} dir="auto" aria-hidden="true">
              {words}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Every version of the bible with what changed, and the difference between any two. */
export function BibleHistory({
  sceneId,
  newestVersion,
  canRollBack = false,
}: {
  sceneId: SceneId
  newestVersion: number
  canRollBack?: boolean
}) {
  const versions = useInfiniteQuery(bibleVersionsPages(sceneId))
  const [from, setFrom] = useState(Math.max(1, newestVersion - 1))
  return (
    <div className="flex flex-col gap-6 py-5">
      {newestVersion > 1 && <Compare sceneId={sceneId} from={from} to={newestVersion} onFrom={setFrom} />}
      {versions.isError && <ProblemNote problem={asProblem(versions.error)} />}
      <ol className="flex flex-col">
        {versions.data?.pages
          .flatMap((page) => page.items)
          .map((version) => (
            <li key={version.version} className="border-t border-line py-3">
              <p className="num mb-1 text-sm text-soft">{originOf(version)}</p>
              {version.reason !== null && (
                <p dir="auto" className="mb-1 text-ui">
                  {everywhereWords.quoted({ text: filmNoteWords(version.reason).words })}
                </p>
              )}
              {version.version === 1 && version.changes.length === 0 ? (
                <p className="text-sm text-faint">{bibleHistoryWords.beganWith}</p>
              ) : (
                <Changes changes={version.changes} />
              )}
              {canRollBack && version.version < newestVersion && (
                <div className="mt-1 -ms-2.5">
                  <RollBack sceneId={sceneId} to={version.version} newest={newestVersion} />
                </div>
              )}
            </li>
          ))}
      </ol>
      {versions.hasNextPage && (
        <Button isBusy={versions.isFetchingNextPage} onClick={() => void versions.fetchNextPage()}>
          {bibleHistoryWords.earlier}
        </Button>
      )}
    </div>
  )
}

/** Which version it is, who or what made it, and when. */
function originOf({ version, segment, editor, createdAt }: BibleVersion): ReactNode {
  const values = {
    n: version,
    b: (words: ReactNode) => <span className="font-semibold text-ink">{words}</span>,
    time: () => (
      <time dateTime={createdAt} title={fullInstant(createdAt)}>
        {ago(createdAt)}
      </time>
    ),
  }
  if (editor !== null) return bibleHistoryWords.versionByEditor({ ...values, name: nameOf(editor) })
  if (segment !== null) return bibleHistoryWords.versionBySegment({ ...values, segment: segment.sequence })
  return bibleHistoryWords.version(values)
}

interface CompareProps {
  sceneId: SceneId
  from: number
  to: number
  onFrom: (from: number) => void
}

function Compare({ sceneId, from, to, onFrom }: CompareProps) {
  const id = useId()
  const diff = useQuery(bibleDiffQuery(sceneId, from, to))
  return (
    <section aria-label={bibleHistoryWords.compare}>
      <p className="num flex flex-wrap items-center gap-2 text-ui">
        <label htmlFor={id} className="font-semibold">
          {bibleHistoryWords.since}
        </label>
        <select
          id={id}
          value={from}
          onChange={(event) => onFrom(Number(event.currentTarget.value))}
          className="min-h-9 rounded-sm border border-edge bg-sheet px-2"
        >
          {Array.from({ length: to - 1 }, (_, index) => to - 1 - index).map((version) => (
            <option key={version} value={version}>
              {version}
            </option>
          ))}
        </select>
        <span className="text-soft">{bibleHistoryWords.until({ n: to })}</span>
      </p>
      <div className="mt-2 bg-sunken px-3 py-2.5" aria-live="polite">
        {diff.data !== undefined && <Changes changes={diff.data.changes} />}
        {diff.isPending && <p className="text-sm text-faint">{bibleHistoryWords.comparing}</p>}
        {diff.isError && <p className="text-sm text-bad">{asProblem(diff.error).cure}</p>}
      </div>
    </section>
  )
}
