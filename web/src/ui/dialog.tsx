import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { type FocusEvent, type ReactNode, useRef } from 'react'
import { everywhereWords } from '../messages/en/everywhere.ts'

interface DialogProps {
  title: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  children: ReactNode
}

/** Room that is left around what has the focus, for its outline. Pixels. */
const AROUND_FOCUS = 8

/** The primitive leads the focus around in the dialog without scrolling to where it goes. */
function keepInView({ currentTarget: dialog, target }: FocusEvent<HTMLElement>): void {
  // A menu that was opened from here lies elsewhere.
  if (!dialog.contains(target)) return
  const [view, focused] = [dialog.getBoundingClientRect(), target.getBoundingClientRect()]
  if (focused.top < view.top) dialog.scrollTop -= view.top - focused.top + AROUND_FOCUS
  else if (focused.bottom > view.bottom) dialog.scrollTop += focused.bottom - view.bottom + AROUND_FOCUS
}

/**
 * A modal dialog. The backdrop is our own element: the primitive's overlay writes a style tag into the page to stop it
 * from scrolling, which the content security policy refuses.
 */
export function Dialog({ title, isOpen, onOpenChange, children }: DialogProps) {
  const openedFrom = useRef<Element | null>(null)
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <div className="fixed inset-0 z-40 bg-shade" />
        <Primitive.Content
          aria-describedby={undefined}
          onFocus={keepInView}
          onOpenAutoFocus={() => {
            openedFrom.current = document.activeElement
          }}
          onCloseAutoFocus={(event) => {
            // The primitive returns to its own trigger; ours are keys and buttons elsewhere.
            event.preventDefault()
            if (openedFrom.current instanceof HTMLElement) openedFrom.current.focus({ preventScroll: true })
          }}
          className="fixed top-1/2 left-1/2 z-50 max-h-[85dvh] w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto overscroll-contain rounded-lg border border-line bg-sheet p-6 text-ink shadow-lift-high"
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <Primitive.Title className="headline">{title}</Primitive.Title>
            <Primitive.Close
              aria-label={everywhereWords.close}
              className="-mt-1 -me-2 grid size-10 shrink-0 place-items-center rounded-md text-soft hover:bg-sunken hover:text-ink"
            >
              <X size={18} aria-hidden="true" />
            </Primitive.Close>
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
