import { commonWords } from '../messages/en/common.ts'

const SORTS = ['active', 'newest', 'popular'] as const

/** The orders lists of scenes and ideas can be shown in. */
export const sortChoices = () =>
  [
    { value: 'active', label: commonWords.growing },
    { value: 'newest', label: commonWords.newest },
    { value: 'popular', label: commonWords.popular },
  ] as const

/** The order an address asks for. */
export const sortOf = (search: URLSearchParams) => SORTS.find((sort) => sort === search.get('sort')) ?? 'active'
