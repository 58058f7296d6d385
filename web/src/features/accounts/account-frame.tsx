import type { ReactNode } from 'react'
import { Mark } from '../../ui/mark.tsx'

/** The frame around the account forms: a narrow column with the mark above it. */
export function AccountFrame({ title, children, below }: { title: string; children: ReactNode; below?: ReactNode }) {
  return (
    <div className="wrap flex justify-center pt-10 sm:pt-16">
      <div className="w-full max-w-md">
        <Mark size={44} />
        <h1 className="display mt-4">{title}</h1>
        {children}
        {below !== undefined && <div className="mt-8 border-t border-line pt-5 text-ui text-soft">{below}</div>}
      </div>
    </div>
  )
}
