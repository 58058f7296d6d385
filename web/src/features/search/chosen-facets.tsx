import { X } from 'lucide-react'
import { wordFor } from './facet-words.ts'
import { chosenFacets, type Search, type Side, toggleFacet, withoutFacets } from './search.rules.ts'
import { facetWords } from '../../messages/en/facet.ts'
import { searchWords } from '../../messages/en/search.ts'

const labelOf = (value: string, side: Side): string => (side === 'not' ? searchWords.not({ value }) : value)

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
      label: labelOf(wordFor(facet, value, topicNames), side),
      title: facetWords[facet],
      without: toggleFacet(search, facet, value, side),
    })),
    ...(state === null
      ? []
      : [
          {
            key: state,
            label: facetWords[state],
            title: searchWords.state,
            without: { ...search, state: null },
          },
        ]),
  ]
  if (chips.length === 0) return null
  return (
    <ul aria-label={searchWords.narrowedTo} className="flex flex-wrap gap-2">
      {chips.map((chip) => (
        <li key={chip.key}>
          <button
            type="button"
            aria-label={searchWords.takeAway({ facet: chip.title, value: chip.label })}
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
            {searchWords.takeAllAway}
          </button>
        </li>
      )}
    </ul>
  )
}
