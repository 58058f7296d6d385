import { SEARCH_WORDS_LENGTH_MAX, type SearchSuggestions } from '@skein/contract/search'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCombobox } from 'downshift'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { nameOf } from '../../lib/person.ts'
import { useSettled } from '../../lib/use-settled.ts'
import { cx } from '../../ui/class-names.ts'
import { SEARCH_INPUT } from './search-input-look.ts'
import { suggestions } from './search.queries.ts'
import { facetWords } from '../../messages/en/facet.ts'
import { searchWords } from '../../messages/en/search.ts'
import { shellWords } from '../../messages/en/shell.ts'

const TYPING_MS = 120
const LENGTH_MIN = 2

interface Suggestion {
  readonly key: string
  readonly title: string
  readonly detail: string
  readonly to: string
}

interface SearchBoxProps {
  /** The words to begin with; give the box a `key` of them when they change from outside. */
  readonly words: string
  readonly onSearch: (words: string) => void
  readonly size?: 'small' | 'large'
}

/** A field to search by that suggests while it is typed into: arrows choose, Enter opens or searches, Esc clears. */
export function SearchBox({ words, onSearch, size = 'small' }: SearchBoxProps) {
  const navigate = useNavigate()
  const [text, setText] = useState(words)
  const [isTouched, setTouched] = useState(false)
  const asked = useSettled(text.trim(), TYPING_MS)
  const isAsking = isTouched && asked.length >= LENGTH_MIN && text.trim().length >= LENGTH_MIN
  const found = useQuery({ ...suggestions(asked), enabled: isAsking, placeholderData: keepPreviousData })
  const groups = isAsking && found.data !== undefined ? groupsOf(found.data) : []
  const items = groups.flatMap((group) => group.items)
  const box = useCombobox<Suggestion>({
    items,
    inputValue: text,
    selectedItem: null,
    itemToString: () => text,
    // What is typed is heard below, at once: this comes later, and a letter typed in between would be lost.
    onInputValueChange: ({ inputValue, type }) => {
      if (type !== useCombobox.stateChangeTypes.InputChange) setText(inputValue)
    },
    onSelectedItemChange: ({ selectedItem }) => {
      setTouched(false)
      if (selectedItem !== null) void navigate(selectedItem.to)
    },
    // Leaving the field is not choosing: only Enter and a press choose.
    stateReducer: (_, { type, changes }) =>
      type === useCombobox.stateChangeTypes.InputBlur ? { ...changes, selectedItem: null, inputValue: text } : changes,
  })
  const isShown = box.isOpen && items.length > 0
  return (
    <form
      role="search"
      aria-label={shellWords.searchKinds}
      onSubmit={(event) => {
        event.preventDefault()
        setTouched(false)
        box.closeMenu()
        onSearch(text.trim())
      }}
      className="relative"
    >
      <Search
        size={size === 'large' ? 20 : 17}
        aria-hidden="true"
        className={cx('absolute top-1/2 -translate-y-1/2 text-faint', size === 'large' ? 'start-4' : 'start-3')}
      />
      <input
        {...box.getInputProps({
          'aria-label': shellWords.searchLabel,
          onChange: (event) => {
            setText(event.currentTarget.value)
            setTouched(true)
          },
          onKeyDown: (event) => {
            // Nothing chosen: the form searches, as it would without suggestions.
            if (event.key === 'Enter' && box.highlightedIndex === -1)
              Object.assign(event.nativeEvent, { preventDownshiftDefault: true })
          },
        })}
        type="search"
        name="q"
        maxLength={SEARCH_WORDS_LENGTH_MAX}
        placeholder={shellWords.searchPlaceholder}
        enterKeyHint="search"
        aria-keyshortcuts="/"
        className={SEARCH_INPUT[size]}
      />
      <div
        {...box.getMenuProps({ 'aria-label': searchWords.suggestions })}
        className={cx(
          'absolute inset-x-0 top-full z-40 mt-1.5 max-h-[70vh] overflow-y-auto rounded-lg border border-line bg-sheet p-1.5 shadow-lift',
          !isShown && 'hidden',
        )}
      >
        {isShown &&
          groups.map((group) => (
            <div key={group.title} role="group" aria-label={group.title} className="pb-1 last:pb-0">
              <p aria-hidden="true" className="px-2.5 pt-1.5 pb-0.5 text-xs font-semibold text-faint">
                {group.title}
              </p>
              {group.items.map((item) => (
                <div
                  key={item.key}
                  {...box.getItemProps({ item, index: items.indexOf(item) })}
                  className="flex min-h-10 cursor-pointer items-baseline gap-3 rounded-md px-2.5 py-2 aria-selected:bg-sunken"
                >
                  <span dir="auto" className="min-w-0 truncate font-story font-semibold">
                    {item.title}
                  </span>
                  <span className="ms-auto shrink-0 text-sm text-soft">{item.detail}</span>
                </div>
              ))}
            </div>
          ))}
      </div>
      <p role="status" className="sr-only">
        {isShown && searchWords.suggestionCount({ n: items.length })}
      </p>
    </form>
  )
}

function groupsOf({ scenes, ideas, people }: SearchSuggestions): { title: string; items: Suggestion[] }[] {
  return [
    {
      title: facetWords.scenes,
      items: scenes.map(({ id, title, topic }) => ({ key: id, title, detail: topic, to: paths.scene(id) })),
    },
    {
      title: facetWords.ideas,
      items: ideas.map(({ id, title, topic }) => ({ key: id, title, detail: topic, to: paths.idea(id) })),
    },
    {
      title: facetWords.people,
      items: people.map((person) => ({
        key: person.username,
        title: nameOf(person),
        detail: searchWords.username({ username: person.username }),
        to: paths.person(person.username),
      })),
    },
  ].filter(({ items }) => items.length > 0)
}
