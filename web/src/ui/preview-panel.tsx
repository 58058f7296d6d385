import type { Preview } from '@skein/contract/preview'
import { Clapperboard, X } from 'lucide-react'
import { Button, IconButton } from './button.tsx'
import { ProblemNote } from './note.tsx'
import { PreviewStrip } from './preview-strip.tsx'
import { stagingWords } from '../messages/en/staging.ts'

interface PreviewPanelProps {
  isPending: boolean
  problem: Parameters<typeof ProblemNote>[0]['problem'] | null
  shown: { asked: string; preview: Preview } | null
  text: string
  onClose: () => void
}

/** How the text would be staged: while it is drawn, what came of it, or why nothing did. Empty until it is asked for. */
export function PreviewPanel({ isPending, problem, shown, text, onClose }: PreviewPanelProps) {
  const isOpen = isPending || problem !== null || shown !== null
  return (
    <div aria-live="polite" className="empty:hidden">
      {isOpen && (
        <section aria-labelledby="staged" aria-busy={isPending} className="border-t border-line pt-4">
          <div className="mb-2 flex min-h-10 items-center justify-between gap-4">
            <h2 id="staged" className="headline">
              {stagingWords.title}
            </h2>
            {isPending ? (
              <Button size="small" onClick={onClose}>
                {stagingWords.stop}
              </Button>
            ) : (
              <IconButton label={stagingWords.closePreview} onClick={onClose}>
                <X size={18} aria-hidden="true" />
              </IconButton>
            )}
          </div>
          {isPending && <Drawing />}
          {!isPending && problem !== null && <ProblemNote problem={problem} />}
          {!isPending && shown !== null && <PreviewStrip preview={shown.preview} isOld={shown.asked !== text} />}
        </section>
      )}
    </div>
  )
}

export function PreviewButton({ isPending, onClick }: { isPending: boolean; onClick: () => void }) {
  return (
    <Button isBusy={isPending} onClick={onClick}>
      <Clapperboard size={17} aria-hidden="true" /> {isPending ? stagingWords.drawing : stagingWords.preview}
    </Button>
  )
}

function Drawing() {
  return (
    <div>
      <p className="text-sm text-soft">{stagingWords.drawingNote}</p>
      <div aria-hidden="true" className="mt-3 flex gap-4 overflow-hidden pb-3">
        {[0, 1, 2].map((place) => (
          <div key={place} className="aspect-video w-[min(15rem,78vw)] shrink-0 animate-pulse rounded-sm bg-sunken" />
        ))}
      </div>
    </div>
  )
}
