import { Tabs as Primitive } from 'radix-ui'
import { type ReactNode, useEffect, useRef } from 'react'
import { direction } from '../messages/language.ts'

interface TabsProps {
  label: string
  value: string
  onValueChange: (value: string) => void
  /** With a count, the label says how many there are. */
  tabs: readonly { value: string; label: string; count?: number; content: ReactNode }[]
  className?: string
  /** What is shown moves in a room of its own; otherwise with the page, and what is sticky in it sticks to the window. */
  scrolls?: boolean
}

/** Tabs with arrow keys; only the chosen one is in the page. */
export function Tabs({ label, value, onValueChange, tabs, className = '', scrolls = false }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  // On a narrow screen the row scrolls, and the chosen tab may lie beyond its edge.
  useEffect(() => {
    const row = list.current
    const chosen = row?.querySelector<HTMLElement>('[data-state=active]')
    if (row && chosen) row.scrollLeft = chosen.offsetLeft - (row.clientWidth - chosen.clientWidth) / 2
  }, [value])
  return (
    <Primitive.Root
      dir={direction()}
      value={value}
      onValueChange={onValueChange}
      className={`flex min-h-0 flex-col ${className}`}
    >
      <Primitive.List
        ref={list}
        aria-label={label}
        className="tab-row relative flex shrink-0 gap-4 overflow-x-auto overflow-y-hidden border-b border-line sm:gap-5"
      >
        {tabs.map((tab) => (
          <Primitive.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px inline-flex min-h-11 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-ui font-semibold text-faint hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink focus-visible:-outline-offset-2"
          >
            {tab.label}
            {tab.count !== undefined && <span className="num font-normal text-faint">{tab.count}</span>}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content
          key={tab.value}
          value={tab.value}
          className={`min-h-0 flex-1 ${scrolls ? 'overflow-y-auto overscroll-contain' : ''}`}
        >
          <h2 className="sr-only">{tab.label}</h2>
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  )
}
