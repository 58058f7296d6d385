import { checkText } from '@skein/contract/jobs'
import type { SceneId } from '@skein/contract/ids'
import type { Verdict } from '@skein/contract/verdict'
import { useMutation } from '@tanstack/react-query'
import { ScanSearch } from 'lucide-react'
import { Link } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { paths } from '../../lib/paths.ts'
import { Button } from '../../ui/button.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { type Cites, VerdictView } from '../../ui/verdict-view.tsx'
import { writeWords } from '../../messages/en/write.ts'

/** Asks what the check would say, before anything is sent. Returns what to show and the button that asks. */
export function useTextCheck(
  sceneId: SceneId,
  text: string,
  said: { readonly language?: string },
  entry: (cites: Cites) => string | null,
) {
  const check = useMutation({
    mutationFn: async (asked: string) => ({
      asked,
      verdict: await call(checkText, { params: { sceneId }, body: { text: asked, ...said } }),
    }),
  })
  const button = (
    <Button
      isBusy={check.isPending}
      onClick={() => {
        if (text.trim() !== '') check.mutate(text)
      }}
    >
      <ScanSearch size={17} aria-hidden="true" /> {check.isPending ? writeWords.checking : writeWords.checkText}
    </Button>
  )
  const result = (
    <div aria-live="polite">
      {check.isError && <ProblemNote problem={asProblem(check.error)} />}
      {check.data !== undefined && (
        <Checked sceneId={sceneId} {...check.data} isOld={check.data.asked !== text} entry={entry} />
      )}
    </div>
  )
  return { button, result }
}

function Checked({
  sceneId,
  asked,
  verdict,
  isOld,
  entry,
}: {
  sceneId: SceneId
  asked: string
  verdict: Verdict
  isOld: boolean
  entry: (cites: Cites) => string | null
}) {
  if (verdict.findings.length === 0)
    return (
      <Note tone="good" title={isOld ? writeWords.noFindingsBefore : writeWords.noFindings}>
        {writeWords[`check_${verdict.outcome}`]}
      </Note>
    )
  return (
    <div className="border-t border-line pt-4">
      {isOld && (
        <p role="status" className="mb-3 text-sm text-faint">
          {writeWords.changedSince}
        </p>
      )}
      <VerdictView
        verdict={verdict}
        entry={entry}
        text={asked}
        summary={writeWords[`check_${verdict.outcome}`]}
        evidence={(sequence) => (
          <Link to={paths.scene(sceneId, { segment: sequence, plays: true })} className="link" target="_blank">
            {writeWords.evidence({ n: sequence })}
          </Link>
        )}
      />
    </div>
  )
}
