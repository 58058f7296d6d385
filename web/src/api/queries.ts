import type { Route } from '@skein/contract/route'
import { infiniteQueryOptions, type QueryClient, type QueryKey, queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'

interface Keyed {
  readonly method: string
  readonly path: string
}

/** A query's key is the route and its input; the route alone is the prefix of all its queries. */
export const keyOf = (route: Keyed, input?: unknown): QueryKey =>
  input === undefined ? [route.method, route.path] : [route.method, route.path, input]

/** The query that reads a route once. */
export function queryOf<In, Out>(route: Route<In, Out>, input: In) {
  return queryOptions({ queryKey: keyOf(route, input), queryFn: ({ signal }) => call(route, input, { signal }) })
}

interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

/** Long enough to watch a scene and find the list as deep as it was left. */
const PAGES_KEPT_MS = 60 * 60_000

/** The query that reads a list page by page; `inputAt` builds the input for a cursor (undefined for the first page). */
export function pagesOf<In, Item>(route: Route<In, Page<Item>>, inputAt: (cursor: string | undefined) => In) {
  return infiniteQueryOptions({
    queryKey: [...keyOf(route, inputAt(undefined)), 'pages'],
    queryFn: ({ signal, pageParam }) => call(route, inputAt(pageParam), { signal }),
    initialPageParam: undefined as string | undefined,
    gcTime: PAGES_KEPT_MS,
    getNextPageParam: (last: Page<Item>) => last.nextCursor ?? undefined,
  })
}

/** Marks everything read from these routes as stale. */
export async function refreshRoutes(client: QueryClient, ...routes: readonly Keyed[]): Promise<void> {
  await Promise.all(routes.map((route) => client.invalidateQueries({ queryKey: keyOf(route) })))
}
