import type { Bible } from '@skein/contract/bible'
import { Copy } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { toastStore } from '../../ui/toast-store.ts'
import { bibleEditsWords } from '../../messages/en/bible-edits.ts'

/** The bible as programs read it, in the published schema. */
export function BibleJson({ bible }: { bible: Bible }) {
  const text = JSON.stringify(bible, null, 2)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      toastStore.show(bibleEditsWords.copied)
    } catch {
      // Plain http addresses have no clipboard.
      toastStore.show(bibleEditsWords.cannotCopy)
    }
  }
  return (
    <div className="py-5">
      <Button size="small" onClick={() => void copy()}>
        <Copy size={15} aria-hidden="true" /> {bibleEditsWords.copy}
      </Button>
      {/* Focusable, because it scrolls by itself. */}
      <section
        tabIndex={0}
        aria-label={bibleEditsWords.jsonLabel}
        className="mt-3 max-h-[70dvh] overflow-auto rounded-sm bg-sunken"
      >
        <pre dir="ltr" className="p-4 text-sm leading-relaxed">
          {text}
        </pre>
      </section>
    </div>
  )
}
