import type { Job, WorkCounts } from '@skein/contract/jobs'
import type { Page, Route } from 'playwright-core'

/** What a page can be shown with besides what is really there. */
export const STATES = ['full', 'empty', 'error', 'list error', 'loading', 'list loading'] as const
export type State = (typeof STATES)[number]

/** One that the app does not try again by itself: what is looked at is what it says in the end. */
const PROBLEM = {
  status: 429,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: 'about:blank',
    title: 'Too many requests.',
    status: 429,
    code: 'rate_limited',
    requestId: '0f1e2d3c',
  }),
}
/** Who somebody is stays known: a page without it is another person's page. */
const KNOWS_WHO = /\/(session|me|refresh|sessions|setup)$/

const isList = (body: string): boolean => body.startsWith('{"items":')

/** How far a page gets in this state. */
export function drawnIn(state: State): 'whole' | 'broken' | 'waiting' {
  if (state.endsWith('loading')) return 'waiting'
  return state.endsWith('error') ? 'broken' : 'whole'
}

/** Makes the server's answers to this page's reads empty, broken or endless. Everything else is the real Skein. */
export async function showIn(state: State, page: Page): Promise<void> {
  if (state === 'full') return
  const answer = async (route: Route): Promise<void> => {
    const request = route.request()
    const { pathname } = new URL(request.url())
    if (request.method() !== 'GET' || KNOWS_WHO.test(pathname)) return route.continue()
    if (state === 'error') return route.fulfill(PROBLEM)
    // Never answered: the page waits as long as anybody looks.
    if (state === 'loading') return undefined
    if (pathname.endsWith('/events')) return route.abort()
    const response = await route.fetch()
    const body = await response.text()
    if (!isList(body)) return route.fulfill({ response, body })
    if (state === 'list error') return route.fulfill(PROBLEM)
    if (state === 'list loading') return undefined
    return route.fulfill({ response, body: JSON.stringify({ ...JSON.parse(body), items: [], nextCursor: null }) })
  }
  // A page that is closed while it waits has nobody to answer.
  await page.route('**/api/**', (route) => answer(route).catch(() => undefined))
}

const underWay = (job: Job): Job => ({
  ...job,
  status: 'script_ready',
  stage: 'continuity_validation',
  progress: 40,
  message: null,
  segment: null,
  completedAt: null,
  can: { cancel: true, retry: false, accept: false },
})

/**
 * Shows what has been filmed as it was while it was filmed, by reading the page again: a real job would be done before
 * everybody has looked.
 */
export async function showUnderWay(page: Page): Promise<void> {
  await page.route(/\/api\/v1\/(jobs|me\/jobs|me\/work)\b/, async (route) => {
    const { pathname } = new URL(route.request().url())
    // What becomes of it never comes.
    if (pathname.endsWith('/events')) return undefined
    // Whatever its shelf, there is one, and it runs.
    const address = route.request().url().replace('state=running', 'state=published')
    const response = await route.fetch({ url: address })
    const body = await response.json()
    if (pathname.endsWith('/me/work')) {
      const counts: WorkCounts = body
      return route.fulfill({ response, json: { ...counts, running: counts.published } })
    }
    if (pathname.endsWith('/me/jobs'))
      return route.fulfill({ response, json: { ...body, items: body.items.map(underWay) } })
    return route.fulfill({ response, json: underWay(body) })
  })
  await page.reload()
  await page.getByText('Checking it against the bible').first().waitFor()
}
