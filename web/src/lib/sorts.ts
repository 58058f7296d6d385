/** The orders lists of scenes and ideas can be shown in. */
export const SORTS = [
  { value: 'active', label: 'Growing' },
  { value: 'newest', label: 'Newest' },
  { value: 'popular', label: 'Liked' },
] as const

/** The order an address asks for. */
export const sortOf = (search: URLSearchParams) =>
  SORTS.find((choice) => choice.value === search.get('sort'))?.value ?? 'active'
