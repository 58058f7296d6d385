import type { FacetValue } from '@skein/contract/search'
import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../../ui/class-names.ts'
import { wordFor } from './facet-words.ts'
import { chosenFacets, FACETS, type Facet, type Search, type Side, toggleFacet } from './search.rules.ts'
import { facetWords } from '../../messages/en/facet.ts'
import { searchWords } from '../../messages/en/search.ts'

const SHOWN_MAX = 12
const COUNTED_MAX = 1000

interface FacetPanelProps {
  readonly search: Search
  /** What the matches have in common; a facet without values is not shown. */
  readonly values: Partial<Readonly<Record<Facet, readonly FacetValue[]>>>
  readonly topicNames: ReadonlyMap<string, string>
  readonly onChange: (search: Search) => void
}

/** What to narrow a search by: each value can be asked for or left out. */
export function FacetPanel({ search, values, topicNames, onChange }: FacetPanelProps) {
  const chosen = chosenFacets(search)
  return (
    <div className="flex flex-col gap-7">
      {FACETS.map((facet) => {
        const held = chosen.filter((one) => one.facet === facet).map(({ value }) => value)
        const offered = values[facet] ?? []
        const counts = new Map(offered.map(({ value, count }) => [value, count]))
        const shown = [...new Set([...held, ...offered.map(({ value }) => value)])].slice(0, held.length + SHOWN_MAX)
        if (shown.length === 0) return null
        return (
          <fieldset key={facet} className="min-w-0">
            <legend className="text-ui font-semibold">{facetWords[facet]}</legend>
            <ul className="mt-1.5">
              {shown.map((value) => (
                <FacetRow
                  key={value}
                  label={wordFor(facet, value, topicNames)}
                  count={counts.get(value)}
                  side={sideOf(search, facet, value)}
                  onToggle={(side) => onChange(toggleFacet(search, facet, value, side))}
                />
              ))}
            </ul>
          </fieldset>
        )
      })}
    </div>
  )
}

function sideOf({ facets }: Search, facet: Facet, value: string): Side | null {
  if (facets[facet].only.includes(value)) return 'only'
  return facets[facet].not.includes(value) ? 'not' : null
}

interface FacetRowProps {
  readonly label: string
  readonly count: number | undefined
  readonly side: Side | null
  readonly onToggle: (side: Side) => void
}

function FacetRow({ label, count, side, onToggle }: FacetRowProps) {
  return (
    <li className="flex min-h-9 items-center gap-1 text-ui">
      <span
        dir="auto"
        className={cx('min-w-0 py-1 leading-snug', side === 'not' ? 'text-faint line-through' : 'text-soft')}
      >
        {label}
      </span>
      {count !== undefined && (
        <span className="num ms-1 text-sm text-faint">
          {count >= COUNTED_MAX ? searchWords.moreThan({ n: COUNTED_MAX }) : count}
        </span>
      )}
      <span className="ms-auto flex shrink-0 gap-1">
        <SideButton
          label={searchWords.onlyValue({ value: label })}
          isOn={side === 'only'}
          onClick={() => onToggle('only')}
        >
          <Plus size={15} aria-hidden="true" />
        </SideButton>
        <SideButton
          label={searchWords.notValue({ value: label })}
          isOn={side === 'not'}
          onClick={() => onToggle('not')}
        >
          <Minus size={15} aria-hidden="true" />
        </SideButton>
      </span>
    </li>
  )
}

interface SideButtonProps {
  readonly label: string
  readonly isOn: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

function SideButton({ label, isOn, onClick, children }: SideButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      onClick={onClick}
      className="grid size-8 place-items-center rounded-md border border-transparent text-faint hover:border-edge hover:text-ink aria-pressed:bg-ink aria-pressed:text-paper"
    >
      {children}
    </button>
  )
}
