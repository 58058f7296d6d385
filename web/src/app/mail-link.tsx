import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { asProblem } from '../api/api-problem.ts'
import { paths } from '../lib/paths.ts'
import { Button } from '../ui/button.tsx'
import { buttonClass } from '../ui/button-class.ts'
import { Note, ProblemNote } from '../ui/note.tsx'

interface MailLinkProps {
  title: string
  note: string
  action: string
  doneTitle: string
  doneNote: (tags: { link: (words: ReactNode) => ReactNode }) => ReactNode
  work: { isSuccess: boolean; isPending: boolean; error: unknown; mutate: () => void }
  /** Where to go when the link does nothing any more. */
  otherwise: { to: string; words: string }
}

/** Where a link in a mail leads. It asks first: programs that look at links for people must not decide for them. */
export function MailLink({ title, note, action, doneTitle, doneNote, work, otherwise }: MailLinkProps) {
  const link = (words: ReactNode) => (
    <Link to={paths.inboxSettings()} className="underline underline-offset-4">
      {words}
    </Link>
  )
  const problem = work.error === null ? null : asProblem(work.error)
  // Pressed again, a link that is spent or wrong stays so.
  const isSpent = problem !== null && problem.status >= 400 && problem.status < 500 && problem.status !== 429
  return (
    <div className="wrap max-w-xl pt-8">
      <h1 className="display">{title}</h1>
      <p className="mt-3 text-soft">{note}</p>
      <div className="mt-6 flex flex-col items-start gap-5">
        {work.isSuccess && (
          <Note tone="good" title={doneTitle}>
            <p>{doneNote({ link })}</p>
          </Note>
        )}
        {problem !== null && <ProblemNote problem={problem} />}
        {isSpent && (
          <Link to={otherwise.to} className={buttonClass('primary')}>
            {otherwise.words}
          </Link>
        )}
        {!work.isSuccess && !isSpent && (
          <Button look="primary" isBusy={work.isPending} onClick={() => work.mutate()}>
            {action}
          </Button>
        )}
      </div>
    </div>
  )
}
