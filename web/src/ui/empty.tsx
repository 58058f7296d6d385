import type { ReactNode } from 'react'

/** An empty place that says what to do next. The loose thread is the invitation. */
export function Empty({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 border-t border-line py-8">
      <LooseThread />
      <p className="headline">{title}</p>
      <div className="max-w-prose text-soft">{children}</div>
      {action !== undefined && <div className="mt-2 flex flex-wrap gap-3">{action}</div>}
    </div>
  )
}

function LooseThread() {
  return (
    <svg width="120" height="28" viewBox="0 0 120 28" fill="none" aria-hidden="true" strokeLinecap="round">
      <path d="M2 14c10-14 20-14 30 0s20 14 30 0 20-9 27-3" stroke="var(--line-strong)" strokeWidth="1.6" />
      <path d="M2 14c10 14 20 14 30 0s20-14 30 0 20 9 34 2 14-12 22-11" stroke="var(--accent)" strokeWidth="1.6" />
    </svg>
  )
}
