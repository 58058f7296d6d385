import type { Bible } from '@skein/contract/bible'
import { Copy } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { toastStore } from '../../ui/toast-store.ts'

/** The bible as programs read it, in the published schema. */
export function BibleJson({ bible }: { bible: Bible }) {
  const text = JSON.stringify(bible, null, 2)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      toastStore.show('Bible copied.')
    } catch {
      // Plain http addresses have no clipboard.
      toastStore.show('This browser does not let Skein copy. Select the text instead.')
    }
  }
  return (
    <div className="py-5">
      <Button size="small" onClick={() => void copy()}>
        <Copy size={15} aria-hidden="true" /> Copy
      </Button>
      {/* Focusable, because it scrolls by itself. */}
      <pre
        tabIndex={0}
        aria-label="The bible as JSON"
        className="mt-3 max-h-[70dvh] overflow-auto rounded-sm bg-sunken p-4 text-sm leading-relaxed"
      >
        {text}
      </pre>
    </div>
  )
}
