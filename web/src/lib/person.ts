/** What to call a person on a page. */
export const nameOf = (person: { username: string; displayName: string | null }): string =>
  person.displayName ?? person.username
