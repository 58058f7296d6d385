import type { ReactNode } from 'react'
import { everywhereWords } from '../messages/en/everywhere.ts'

type Tone = 'good' | 'warn' | 'bad' | 'plain'

const TONES: Record<Tone, string> = {
  good: 'border-good bg-good-soft',
  warn: 'border-warn bg-warn-soft',
  bad: 'border-bad bg-bad-soft',
  plain: 'border-edge bg-sunken',
}

/** A boxed remark. `bad` interrupts a screen reader; the others wait their turn. */
export function Note({ tone = 'plain', title, children }: { tone?: Tone; title: string; children?: ReactNode }) {
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={`border-s-3 px-4 py-3 text-ui ${TONES[tone]}`}>
      <p className="font-semibold">{title}</p>
      {children !== undefined && <div className="mt-1 text-soft">{children}</div>}
    </div>
  )
}

interface Trouble {
  title: string
  cure: string
  status: number
  requestId: string | null
}

/** What went wrong and what to do about it. Faults of the server carry the id an owner needs to find them in the log. */
export function ProblemNote({ problem }: { problem: Trouble }) {
  return (
    <Note tone="bad" title={problem.title}>
      <p>{problem.cure}</p>
      {problem.status >= 500 && problem.requestId !== null && (
        <p className="mt-1 text-xs text-faint">{everywhereWords.request({ id: problem.requestId })}</p>
      )}
    </Note>
  )
}
