import type { Finding } from '@skein/contract/verdict'
import { MessageSquarePlus, PenLine } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { sentenceStart, type TextPlace } from './text-place.ts'
import { waysOutWords } from '../../messages/en/ways-out.ts'

interface WaysOutProps {
  text: string
  finding: Finding
  onGoTo: (place: TextPlace) => void
}

/** From a finding to the words it objects to: to change them, or to say before them how they can be. */
export function WaysOut({ text, finding: { quote }, onGoTo }: WaysOutProps) {
  if (quote === null) return null
  const { start, end } = quote
  const before = sentenceStart(text, start)
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Button size="small" onClick={() => onGoTo({ start, end })}>
        <PenLine size={15} aria-hidden="true" /> {waysOutWords.fixWords}
      </Button>
      <Button size="small" onClick={() => onGoTo({ start: before, end: before })}>
        <MessageSquarePlus size={15} aria-hidden="true" /> {waysOutWords.explain}
      </Button>
    </div>
  )
}
