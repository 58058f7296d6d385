import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Empty } from '../../ui/empty.tsx'
import { KIND_WORDS } from './facet-words.ts'
import { anyWordOf, chosenFacets, type Search, searchParams, withoutFacets } from './search.rules.ts'

const addressOf = (search: Search): string => paths.search('', searchParams(search))

/** An empty result that says what of the search to loosen. */
export function NothingFound({ search }: { search: Search }) {
  const isNarrowed = chosenFacets(search).length > 0 || search.state !== null
  const anyWord = anyWordOf(search.q)
  const action = buttonClass('plain')
  return (
    <Empty
      place="unfound"
      title={search.q === '' ? 'Nothing fits all of this.' : `Nothing holds “${search.q}”${isNarrowed ? ' here' : ''}.`}
      action={
        <>
          {isNarrowed && (
            <Link to={addressOf(withoutFacets(search))} className={action}>
              Search without the filters
            </Link>
          )}
          {anyWord !== null && (
            <Link to={addressOf({ ...search, q: anyWord })} className={action}>
              Search for any of the words
            </Link>
          )}
          {search.kind !== 'all' && search.q !== '' && (
            <Link to={addressOf(withoutFacets({ ...search, kind: 'all' }))} className={action}>
              Look beyond {KIND_WORDS[search.kind].toLowerCase()}
            </Link>
          )}
        </>
      }
    >
      {isNarrowed
        ? 'Take a filter away: what was left out, or asked for, may be all there is.'
        : anyWord === null
          ? 'Try another word, or a shorter one: its beginning is enough.'
          : 'All the words must be there. One fewer, or any of them, finds more.'}
    </Empty>
  )
}
