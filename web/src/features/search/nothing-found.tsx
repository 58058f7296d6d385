import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Empty } from '../../ui/empty.tsx'
import { anyWordOf, chosenFacets, type Search, searchParams, withoutFacets } from './search.rules.ts'
import { searchWords } from '../../messages/en/search.ts'

const addressOf = (search: Search): string => paths.search('', searchParams(search))

/** An empty result that says what of the search to loosen. */
export function NothingFound({ search }: { search: Search }) {
  const isNarrowed = chosenFacets(search).length > 0 || search.state !== null
  const anyWord = anyWordOf(search.q)
  const action = buttonClass('plain')
  return (
    <Empty
      isFirst
      place="unfound"
      title={
        search.q === ''
          ? searchWords.nothingFits
          : searchWords[isNarrowed ? 'nothingHoldsHere' : 'nothingHolds']({ words: search.q })
      }
      action={
        <>
          {isNarrowed && (
            <Link to={addressOf(withoutFacets(search))} className={action}>
              {searchWords.withoutFilters}
            </Link>
          )}
          {anyWord !== null && (
            <Link to={addressOf({ ...search, q: anyWord })} className={action}>
              {searchWords.anyWords}
            </Link>
          )}
          {search.kind !== 'all' && search.q !== '' && (
            <Link to={addressOf(withoutFacets({ ...search, kind: 'all' }))} className={action}>
              {searchWords[`beyond_${search.kind}`]}
            </Link>
          )}
        </>
      }
    >
      {isNarrowed ? searchWords.takeFilterNote : anyWord === null ? searchWords.shorterNote : searchWords.allWordsNote}
    </Empty>
  )
}
