import type { Draft } from '@skein/contract/jobs'
import { Link } from 'react-router'
import { ago, fullInstant } from '../../lib/instants.ts'
import { paths } from '../../lib/paths.ts'

/** One of my unsent texts in a list. */
export function DraftRow({ draft }: { draft: Draft }) {
  return (
    <li className="group relative grid gap-x-6 gap-y-1 border-t border-line py-4 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,18rem)]">
      <div className="min-w-0">
        <h3 className="font-story text-lg font-semibold">
          <Link
            to={paths.write(draft.sceneId)}
            className="decoration-1 underline-offset-4 after:absolute after:inset-0 group-hover:underline"
          >
            {draft.sceneTitle}
          </Link>
        </h3>
        <p dir="auto" className="line-clamp-2 font-story text-[0.9375rem] text-soft">
          {draft.text}
        </p>
      </div>
      <p className="text-sm text-faint sm:text-right">
        <time dateTime={draft.updatedAt} title={fullInstant(draft.updatedAt)}>
          changed {ago(draft.updatedAt)}
        </time>
      </p>
    </li>
  )
}
