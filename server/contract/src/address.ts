import { API_PREFIX } from './route.ts'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** One part (`params`, `query`, `body`) of a route's input, when the route takes it. */
export function partOf(input: unknown, name: 'params' | 'query' | 'body'): Record<string, unknown> | null {
  const part = isRecord(input) ? input[name] : undefined
  return isRecord(part) ? part : null
}

/** Only what has one obvious spelling may stand in an address. */
function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return `${value}`
  throw new Error('An address takes text, numbers and booleans.')
}

/** The address of a route with its `:name` parameters and query filled in; absent query values are left out. */
export function addressOf(route: { readonly path: string }, input: unknown): string {
  const params = partOf(input, 'params') ?? {}
  const path = route.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(textOf(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(partOf(input, 'query') ?? {})) {
    if (value !== undefined && value !== null) search.set(name, textOf(value))
  }
  const query = search.toString()
  return `${API_PREFIX}${path}${query === '' ? '' : `?${query}`}`
}
