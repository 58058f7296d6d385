import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'

const PANEL = 'z-50 min-w-52 rounded-lg border border-line bg-sheet p-1.5 text-[0.9375rem] text-ink shadow-lift'
/** The look of one line in a menu, for items and for links inside items. */
export const MENU_ITEM =
  'flex min-h-10 w-full cursor-pointer items-center gap-2.5 rounded-md px-2.5 outline-none select-none data-[highlighted]:bg-sunken'

/**
 * A menu under a button. Not modal: a modal one stops the page from scrolling with a style tag, which the content
 * security policy refuses, and there is no reason to stop it.
 */
export function Menu({ trigger, label, children }: { trigger: ReactNode; label: string; children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={label}
        title={label}
        className="grid min-h-10 min-w-10 place-items-center rounded-md text-soft hover:bg-sunken hover:text-ink"
      >
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={6} collisionPadding={8} className={PANEL}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
