import type { Draft } from '@skein/contract/jobs'
import { ago, fullInstant } from '../../lib/instants.ts'
import { paths } from '../../lib/paths.ts'
import { WorkRow } from './work-row.tsx'
import { jobWords } from '../../messages/en/job.ts'

/** One of my unsent texts in a list. */
export function DraftRow({ draft }: { draft: Draft }) {
  return (
    <WorkRow to={paths.write(draft.sceneId)} title={draft.sceneTitle} text={draft.text}>
      <p className="text-sm text-faint sm:text-end">
        <time dateTime={draft.updatedAt} title={fullInstant(draft.updatedAt)}>
          {jobWords.changed({ when: ago(draft.updatedAt) })}
        </time>
      </p>
    </WorkRow>
  )
}
