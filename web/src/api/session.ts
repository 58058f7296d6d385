import { getMe, type Me } from '@skein/contract/accounts'
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { asProblem } from './api-problem.ts'
import { call } from './call.ts'
import { keyOf } from './queries.ts'
import { sessionHint } from './session-hint.ts'

/** Who is signed in; null for nobody. Being signed out is an answer here, not an error. */
export const meQuery = queryOptions({
  queryKey: keyOf(getMe),
  queryFn: async ({ signal }): Promise<Me | null> => {
    // Asking would only fill a stranger's console with a refusal.
    if (!sessionHint.isSet()) return null
    try {
      return await call(getMe, {}, { signal })
    } catch (error) {
      if (asProblem(error).status === 401) return null
      throw error
    }
  },
  staleTime: 5 * 60_000,
})

export const useMe = (): Me | null | undefined => useQuery(meQuery).data

/** After signing in: what a stranger was shown is read again, because the server decides what each person may do. */
export async function sessionStarted(client: QueryClient, me: Me): Promise<void> {
  sessionHint.set()
  client.setQueryData(meQuery.queryKey, me)
  await client.invalidateQueries({ predicate: (query) => query.queryKey[1] !== getMe.path })
}

/** After signing out: nothing that was read for this person stays in memory. */
export function sessionEnded(client: QueryClient): void {
  sessionHint.clear()
  client.clear()
  client.setQueryData(meQuery.queryKey, null)
}
