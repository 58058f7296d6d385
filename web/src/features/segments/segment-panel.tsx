import type { SegmentId } from '@skein/contract/ids'
import { useQuery } from '@tanstack/react-query'
import { asProblem } from '../../api/api-problem.ts'
import { useMe } from '../../api/session.ts'
import { ProblemNote } from '../../ui/note.tsx'
import { Person } from '../../ui/person.tsx'
import { ScriptView } from '../../ui/script-view.tsx'
import { HowItWasMade } from './how-it-was-made.tsx'
import { SaidButton } from './said-button.tsx'
import { segmentQuery } from './segment.queries.ts'
import { segmentWords } from '../../messages/en/segment.ts'

interface SegmentPanelProps {
  segmentId: SegmentId
  nameOfEntity: (entityId: string) => string
  /** Whether the scene is the reader's own. */
  ownsScene: boolean
}

/** One segment and how it was made: the writer's words, the script, who and what made the pictures. */
export function SegmentPanel({ segmentId, nameOfEntity, ownsScene }: SegmentPanelProps) {
  const me = useMe()
  const segment = useQuery(segmentQuery(segmentId))
  if (segment.isError) return <ProblemNote problem={asProblem(segment.error)} />
  if (segment.data === undefined) return <p className="py-5 text-faint">{segmentWords.opening}</p>
  const { author, inputText, script, sequence } = segment.data
  const spoken = segment.data.language ?? (script.language === 'und' ? undefined : script.language)
  const mayChange = ownsScene || (me != null && (me.username === author.username || me.role !== 'user'))
  return (
    <div className="py-5">
      <p className="num mb-3 flex flex-wrap items-center gap-x-3 text-sm text-soft">
        <span className="font-semibold text-ink">{segmentWords.segment({ n: sequence })}</span>
        <Person person={author} />
      </p>
      <ScriptView script={script} nameOfEntity={nameOfEntity} />
      <details className="border-t border-line py-3">
        <summary className="min-h-6 font-semibold">{segmentWords.asWritten}</summary>
        <p lang={spoken} dir="auto" className="story mt-2 whitespace-pre-line">
          {inputText}
        </p>
      </details>
      <details className="border-t border-line py-3">
        <summary className="min-h-6 font-semibold">{segmentWords.howMade}</summary>
        <HowItWasMade segment={segment.data} />
      </details>
      {mayChange && (
        <div className="border-t border-line py-4">
          <SaidButton segment={segment.data} />
        </div>
      )}
    </div>
  )
}
