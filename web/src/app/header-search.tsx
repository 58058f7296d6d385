import { Search } from 'lucide-react'
import { type ComponentType, useLayoutEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { SEARCH_INPUT } from '../features/search/search-input-look.ts'
import type { SearchBox } from '../features/search/search-box.tsx'
import { paths } from '../lib/paths.ts'
import { useSlashKey } from '../lib/use-slash-key.ts'
import { shellWords } from '../messages/en/shell.ts'

type Box = ComponentType<Parameters<typeof SearchBox>[0]>
const loadBox = async (): Promise<Box> => (await import('../features/search/search-box.tsx')).SearchBox

const isFocusIn = (place: HTMLElement | null): boolean => place?.contains(document.activeElement) === true

/**
 * The field in the header, which "/" reaches from everywhere; the search page has a larger one of its own. What suggests
 * weighs as much as a page, so it arrives when the field is reached for.
 */
export function HeaderSearch() {
  const navigate = useNavigate()
  const isOnSearchPage = useLocation().pathname === paths.search('')
  const placeRef = useRef<HTMLDivElement>(null)
  const [words, setWords] = useState('')
  const [box, setBox] = useState<{ Box: Box; wasFocused: boolean } | null>(null)
  useSlashKey(() => {
    placeRef.current?.querySelector('input')?.focus()
    // On a narrow screen the field is not shown and takes no focus.
    if (!isFocusIn(placeRef.current)) void navigate(paths.search(''))
  }, !isOnSearchPage)
  // Before the next key: whoever was typing into the plain field goes on in the one that took its place.
  useLayoutEffect(() => {
    const input = box?.wasFocused === true ? placeRef.current?.querySelector('input') : null
    input?.focus()
    input?.setSelectionRange(input.value.length, input.value.length)
  }, [box])
  if (isOnSearchPage) return null
  const go = (q: string) => void navigate(paths.search(q))
  const fetchBox = () =>
    void loadBox().then(
      (Box) => setBox((old) => old ?? { Box, wasFocused: isFocusIn(placeRef.current) }),
      // Without suggestions the field still searches.
      () => undefined,
    )
  return (
    <div ref={placeRef} className="hidden max-w-md flex-1 md:block">
      {box === null ? (
        <form
          role="search"
          aria-label={shellWords.searchKinds}
          onSubmit={(event) => {
            event.preventDefault()
            go(words.trim())
          }}
          className="relative"
        >
          <Search size={17} aria-hidden="true" className="absolute top-1/2 start-3 -translate-y-1/2 text-faint" />
          <input
            type="search"
            name="q"
            value={words}
            maxLength={200}
            aria-label={shellWords.searchLabel}
            aria-keyshortcuts="/"
            placeholder={shellWords.searchPlaceholder}
            onPointerEnter={fetchBox}
            onFocus={fetchBox}
            onChange={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setWords('')
            }}
            className={SEARCH_INPUT.small}
          />
        </form>
      ) : (
        <box.Box words={words} onSearch={go} />
      )}
    </div>
  )
}
