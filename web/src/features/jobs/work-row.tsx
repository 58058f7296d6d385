import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** One text of one's own in a list, draft or job: the scene it is for, how it begins, and beside it how it stands. */
export function WorkRow({
  to,
  title,
  text,
  children,
}: {
  to: string
  title: string
  text: string
  children: ReactNode
}) {
  return (
    <li className="group relative grid gap-x-6 gap-y-1 border-t border-line py-4 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,18rem)]">
      <div className="min-w-0">
        <h3 dir="auto" className="font-story text-lg font-semibold">
          <Link to={to} className="decoration-1 underline-offset-4 after:absolute after:inset-0 group-hover:underline">
            {title}
          </Link>
        </h3>
        <p dir="auto" className="line-clamp-2 font-story text-ui text-soft">
          {text}
        </p>
      </div>
      {children}
    </li>
  )
}
