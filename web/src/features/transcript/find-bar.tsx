import { ChevronDown, ChevronUp } from 'lucide-react'
import { transcriptWords } from '../../messages/en/transcript.ts'

interface FindBarProps {
  asked: string
  onAsk: (asked: string) => void
  /** Which of how many, counted from 1. */
  place: number
  amount: number
  isReading: boolean
  onStep: (by: 1 | -1) => void
}

/** Looks through the whole transcript, also where the browser's own search cannot because it is not in the page. */
export function FindBar({ asked, onAsk, place, amount, isReading, onStep }: FindBarProps) {
  const outcome =
    amount > 0
      ? transcriptWords.found({ place, n: amount })
      : isReading
        ? transcriptWords.looking
        : transcriptWords.nothingFound
  return (
    <div role="search" className="flex min-w-0 flex-1 items-center gap-1">
      <input
        type="search"
        aria-label={transcriptWords.find}
        placeholder={transcriptWords.find}
        value={asked}
        onChange={(event) => onAsk(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          onStep(event.shiftKey ? -1 : 1)
        }}
        className="min-h-9 w-full min-w-0 rounded-sm border border-edge bg-paper px-2.5 text-ui"
      />
      {asked.trim() !== '' && (
        <>
          <span role="status" className="num shrink-0 px-1 text-sm text-soft">
            {outcome}
          </span>
          <button type="button" aria-label={transcriptWords.lineBefore} onClick={() => onStep(-1)} className={STEP}>
            <ChevronUp size={17} aria-hidden="true" />
          </button>
          <button type="button" aria-label={transcriptWords.lineAfter} onClick={() => onStep(1)} className={STEP}>
            <ChevronDown size={17} aria-hidden="true" />
          </button>
        </>
      )}
    </div>
  )
}

const STEP = 'grid size-9 shrink-0 place-items-center rounded-sm hover:bg-sunken'
