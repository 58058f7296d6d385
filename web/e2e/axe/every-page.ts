import { QueryClient } from '@tanstack/react-query'
import type { BrowserContext } from 'playwright-core'
import { generatePath, type RouteObject } from 'react-router'
import { makeRoutes } from '../../src/app/routes.tsx'
import { settled } from '../setup/settled.ts'
import { wrongWith } from './measures.ts'

const patternsOf = (routes: readonly RouteObject[]): string[] =>
  routes.flatMap(({ path = '', children }) => (children === undefined ? [path] : patternsOf(children)))

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
    await page.goto(baseUrl + generatePath(`/${pattern === '*' ? 'nowhere' : pattern}`, named))
    await settled(page)
    for (const line of await wrongWith(page)) wrong.push(`/${pattern}, ${colorScheme}: ${line}`)
  }
  await page.close()
  return wrong
}
