import { QueryClient } from '@tanstack/react-query'
import type { BrowserContext, Page } from 'playwright-core'
import { generatePath, type RouteObject } from 'react-router'
import { makeRoutes } from '../../src/app/routes.tsx'
import { settled } from '../setup/settled.ts'
import { wrongWith } from './measures.ts'

const patternsOf = (routes: readonly RouteObject[]): string[] =>
  routes.flatMap(({ path = '', children }) => (children === undefined ? [path] : patternsOf(children)))

/** Goes there as a link does, which costs half of what opening the page anew does. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: null }))
  }, path)
  // A page that has come takes the focus from the one that is gone.
  await page.waitForFunction(() => document.activeElement !== document.body)
}

/**
 * The matrix in small: every page of the app once, as this person sees it on a narrow phone, dark and light in turn. The
 * pages are those of the app's own routes, so that a new one is among them.
 *
 * @param named what stands for each `:name` of a route; one that nothing stands for throws.
 * @returns what is wrong, each line with its page and theme.
 */
export async function wrongWithEveryPage(
  person: BrowserContext,
  baseUrl: string,
  named: Readonly<Record<string, string>>,
): Promise<string[]> {
  const page = await person.newPage()
  await page.setViewportSize({ width: 320, height: 900 })
  const wrong: string[] = []
  for (const [place, pattern] of patternsOf(makeRoutes(new QueryClient())).entries()) {
    const colorScheme = place % 2 === 0 ? 'dark' : 'light'
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const path = generatePath(`/${pattern === '*' ? 'nowhere' : pattern}`, named)
    if (place === 0) await page.goto(baseUrl + path)
    else await goTo(page, path)
    await settled(page)
    for (const line of await wrongWith(page)) wrong.push(`/${pattern}, ${colorScheme}: ${line}`)
  }
  await page.close()
  return wrong
}
