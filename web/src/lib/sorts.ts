import { everywhereWords } from '../messages/en/everywhere.ts'

const SORTS = ['active', 'newest', 'popular'] as const

/** The orders lists of scenes and ideas can be shown in. */
export const sortChoices = () =>
  [
    { value: 'active', label: everywhereWords.growing },
    { value: 'newest', label: everywhereWords.newest },
    { value: 'popular', label: everywhereWords.popular },
  ] as const

/** The order an address asks for. */
export const sortOf = (search: URLSearchParams) => SORTS.find((sort) => sort === search.get('sort')) ?? 'active'
