import { Plus } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import type { BibleStarter } from './bible-starter.rules.ts'
import type { Suggestion } from './suggestions.rules.ts'
import { newSceneWords } from '../../messages/en/new-scene.ts'

/** What the opening says that could be settled, to be taken with one press each. */
export function StarterSuggestions({
  suggestions,
  onTake,
}: {
  suggestions: readonly Suggestion[]
  onTake: (change: (starter: BibleStarter) => BibleStarter) => void
}) {
  if (suggestions.length === 0) return null
  return (
    <section aria-labelledby="found" className="pt-4">
      <h3 id="found" className="text-sm font-semibold text-faint">
        {newSceneWords.foundInText}
      </h3>
      <ul className="mt-2 flex flex-wrap gap-2">
        {suggestions.map(({ kind, words, take }) => (
          <li key={`${kind} ${words}`}>
            <Button size="small" onClick={() => onTake(take)}>
              <Plus size={14} aria-hidden="true" />
              <span>
                {newSceneWords[`suggest_${kind}`]({
                  words,
                  soft: (label) => <span className="font-normal text-soft">{label}</span>,
                })}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
