import type { Suggested } from './propose-change.tsx'
import { waysOutWords } from '../../messages/en/ways-out.ts'

interface SuggestedChangesProps {
  suggested: readonly Suggested[]
  chosen: Suggested | null
  onChoose: (chosen: Suggested | null) => void
}

/** The changes that would answer the findings, or another one. */
export function SuggestedChanges({ suggested, chosen, onChoose }: SuggestedChangesProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-ui font-semibold">{waysOutWords.whatChanges}</legend>
      {[...suggested, null].map((one) => (
        <label key={one === null ? 'other' : one.words} className="flex min-h-8 items-baseline gap-2.5">
          <input type="radio" name="suggested-change" checked={one === chosen} onChange={() => onChoose(one)} />
          {one === null ? waysOutWords.other : one.words}
        </label>
      ))}
    </fieldset>
  )
}
