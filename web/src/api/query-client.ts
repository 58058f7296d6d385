import { QueryClient } from '@tanstack/react-query'
import { asProblem } from './api-problem.ts'

/** Answers that repeating may change; everything else is a fact about the request. */
const mayPass = (error: unknown): boolean => ['offline', 'unavailable', 'internal'].includes(asProblem(error).code)

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && mayPass(error),
        // Offline is shown as a problem with a cure instead of a page that waits for ever.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
