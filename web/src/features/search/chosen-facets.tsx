import { X } from 'lucide-react'
import { FACET_WORDS, STATE_WORDS, wordFor } from './facet-words.ts'
import { chosenFacets, type Search, toggleFacet, withoutFacets } from './search.rules.ts'

interface ChosenFacetsProps {
  readonly search: Search
  readonly topicNames: ReadonlyMap<string, string>
  readonly onChange: (search: Search) => void
}

/** What narrows the search now, each to be taken away again. */
export function ChosenFacets({ search, topicNames, onChange }: ChosenFacetsProps) {
  const { state } = search
  const chips = [
    ...chosenFacets(search).map(({ facet, value, side }) => ({
      key: `${facet} ${side} ${value}`,
      label: `${side === 'not' ? 'not ' : ''}${wordFor(facet, value, topicNames)}`,
      title: FACET_WORDS[facet],
      without: toggleFacet(search, facet, value, side),
    })),
    ...(state === null
      ? []
      : [
          {
            key: state,
            label: STATE_WORDS[state],
            title: 'State',
            without: { ...search, state: null },
          },
        ]),
  ]
  if (chips.length === 0) return null
  return (
    <ul aria-label="Narrowed to" className="flex flex-wrap gap-2">
      {chips.map((chip) => (
        <li key={chip.key}>
          <button
            type="button"
            aria-label={`Take away: ${chip.title} ${chip.label}`}
            onClick={() => onChange(chip.without)}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-md border border-edge px-2.5 text-sm font-medium hover:border-ink"
          >
            <span dir="auto">{chip.label}</span>
            <X size={14} aria-hidden="true" className="text-faint" />
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button
            type="button"
            onClick={() => onChange(withoutFacets(search))}
            className="link inline-flex min-h-8 items-center px-1 text-sm"
          >
            Take all away
          </button>
        </li>
      )}
    </ul>
  )
}
