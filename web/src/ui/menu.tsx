import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { MENU_TRIGGER } from './menu-look.ts'
import { direction } from '../messages/language.ts'

const PANEL = 'z-50 min-w-52 rounded-lg border border-line bg-sheet p-1.5 text-ui text-ink shadow-lift'
/**
 * A menu under a button, open from the start because it is loaded when it is asked for. Not modal: a modal one stops the page from scrolling with a style tag, which the content
 * security policy refuses, and there is no reason to stop it.
 */
export function Menu({ trigger, label, children }: { trigger: ReactNode; label: string; children: ReactNode }) {
  return (
    <DropdownMenu.Root dir={direction()} modal={false} defaultOpen>
      <DropdownMenu.Trigger aria-label={label} title={label} className={MENU_TRIGGER}>
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
