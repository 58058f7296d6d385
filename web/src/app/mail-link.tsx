import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { asProblem } from '../api/api-problem.ts'
import { paths } from '../lib/paths.ts'
import { Button } from '../ui/button.tsx'
import { Note, ProblemNote } from '../ui/note.tsx'

interface MailLinkProps {
  title: string
  note: string
  action: string
  doneTitle: string
  doneNote: (tags: { link: (words: ReactNode) => ReactNode }) => ReactNode
  work: { isSuccess: boolean; isPending: boolean; error: unknown; mutate: () => void }
}

/** Where a link in a mail leads. It asks first: programs that look at links for people must not decide for them. */
export function MailLink({ title, note, action, doneTitle, doneNote, work }: MailLinkProps) {
  const link = (words: ReactNode) => (
    <Link to={paths.inboxSettings()} className="underline underline-offset-4">
      {words}
    </Link>
  )
  return (
    <div className="wrap max-w-xl pt-8">
      <h1 className="display">{title}</h1>
      <p className="mt-3 text-soft">{note}</p>
      <div className="mt-6 flex flex-col items-start gap-5">
        {work.isSuccess ? (
          <Note tone="good" title={doneTitle}>
            <p>{doneNote({ link })}</p>
          </Note>
        ) : (
          <Button look="primary" isBusy={work.isPending} onClick={() => work.mutate()}>
            {action}
          </Button>
        )}
        {work.error !== null && <ProblemNote problem={asProblem(work.error)} />}
      </div>
    </div>
  )
}
