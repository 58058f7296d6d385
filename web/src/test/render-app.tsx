import { getMe } from '@skein/contract/accounts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, vi } from 'vitest'
import { sessionHint } from '../api/session-hint.ts'
import { makeRoutes } from '../app/routes.tsx'
import { type FakeApi, fakeApi, problem } from './fake-api.ts'
import { FakeEventSource } from './fake-events.ts'
import { makeMe } from './make.ts'

// The first page of a file loads its modules; on a busy machine that takes more than the usual second.
configure({ asyncUtilTimeout: 5000 })

/** Gives each test of a file its own network, storage and event streams. */
export function withFakeBrowser(): { readonly api: FakeApi } {
  const browser = { api: fakeApi() }
  beforeEach(() => {
    browser.api = fakeApi()
    FakeEventSource.opened = []
    localStorage.clear()
    vi.stubGlobal('fetch', (address: string, init?: RequestInit) => browser.api.respond(address, init))
    vi.stubGlobal('EventSource', FakeEventSource)
    vi.stubGlobal('scrollTo', () => undefined)
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })
  return browser
}

export function signedIn(api: FakeApi): void {
  sessionHint.set()
  api.on(getMe, () => makeMe())
}
export const signedOut = (api: FakeApi): void => api.on(getMe, () => problem('unauthenticated'))

/** The whole web app at an address, over whatever network the test has set up. */
export function renderApp(path: string) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const router = createMemoryRouter(makeRoutes(client), { initialEntries: [path] })
  const view = render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return { ...view, router, client }
}
