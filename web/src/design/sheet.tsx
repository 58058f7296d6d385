import { type ReactNode, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ThreadRule } from '../ui/thread-rule.tsx'

const PHONE = { width: 390, height: 844 } as const

export interface SheetSection {
  id: string
  title: string
  /** What it is for, in a sentence or two. */
  about: string
  content: () => ReactNode
}

/** One chapter of the style guide: a name, a reason, and its specimens; mirrored or at a phone's width when asked. */
export function Section({ section, isAlone }: { section: SheetSection; isAlone: boolean }) {
  const { id, title, about, content } = section
  const [isMirrored, setMirrored] = useState(false)
  const [isOnPhone, setOnPhone] = useState(false)
  return (
    <section id={id} data-section={id} aria-labelledby={`${id}-title`} className="scroll-mt-4 pb-16">
      <ThreadRule className="mb-8" />
      <div className="mb-10 flex flex-wrap items-end justify-between gap-x-10 gap-y-4">
        <div className="max-w-measure">
          <h2 id={`${id}-title`} className="display text-[2.5rem]">
            <a href={`#${id}`} className="decoration-1 underline-offset-4 hover:underline">
              {title}
            </a>
          </h2>
          <p className="story mt-3 text-soft">{about}</p>
        </div>
        {!isAlone && (
          <div className="flex gap-2" data-tools>
            <Button size="small" aria-pressed={isMirrored} onClick={() => setMirrored(!isMirrored)}>
              Right to left
            </Button>
            <Button size="small" aria-pressed={isOnPhone} onClick={() => setOnPhone(!isOnPhone)}>
              Phone
            </Button>
          </div>
        )}
      </div>
      {isOnPhone && (
        <iframe
          {...PHONE}
          title={`${title} on a phone`}
          src={`/design?only=${id}`}
          className="mx-auto mb-12 block rounded-lg border border-edge"
        />
      )}
      <div dir={isMirrored ? 'rtl' : undefined} className="flex flex-col gap-12">
        {content()}
      </div>
    </section>
  )
}

/** Specimens of one kind under a name. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-5 text-sm font-semibold text-faint">{title}</h3>
      {children}
    </div>
  )
}

/** One thing in one state, with the state's name beneath. */
export function Specimen({
  name,
  className = '',
  children,
}: {
  name: string
  className?: string
  children: ReactNode
}) {
  return (
    <figure className={`flex min-w-0 flex-col gap-2.5 ${className}`}>
      <div className="min-w-0">{children}</div>
      <figcaption className="text-xs text-faint">{name}</figcaption>
    </figure>
  )
}

export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-end gap-x-7 gap-y-6">{children}</div>
}

export function Columns({ count = 3, children }: { count?: 2 | 3; children: ReactNode }) {
  return (
    <div className={`grid items-start gap-x-8 gap-y-9 sm:grid-cols-2 ${count === 3 ? 'lg:grid-cols-3' : ''}`}>
      {children}
    </div>
  )
}

/** Right-to-left words as a reader of them has them. */
export function RightToLeft({ children }: { children: ReactNode }) {
  return (
    <div dir="rtl" lang="ar">
      {children}
    </div>
  )
}
