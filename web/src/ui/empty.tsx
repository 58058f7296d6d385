import type { ReactNode } from 'react'
import { cx } from './class-names.ts'
import { EmptyPicture, type EmptyPlace } from './empty-picture.tsx'

interface EmptyProps {
  title: string
  /** What the place looks like while nobody is there. */
  place?: EmptyPlace
  children: ReactNode
  action?: ReactNode
  /** Nothing stands above it that a line would part it from. */
  isFirst?: boolean
}

/** An empty place that says what to do next. The loose thread is the invitation. */
export function Empty({ title, place, children, action, isFirst = false }: EmptyProps) {
  return (
    <div
      className={cx(
        'flex flex-col gap-x-10 gap-y-6 sm:flex-row sm:items-center',
        isFirst ? 'pb-8' : 'border-t border-line py-8',
      )}
    >
      {place !== undefined && <EmptyPicture place={place} />}
      <div className="flex flex-col items-start gap-3">
        <LooseThread />
        <p className="headline">{title}</p>
        <div className="max-w-prose text-soft">{children}</div>
        {action !== undefined && <div className="mt-2 flex flex-wrap gap-3">{action}</div>}
      </div>
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
