import type { Page } from 'playwright-core'

/** Everything a page complains about: a person never sees it, so a test has to. */
export function watchConsole(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  return complaints
}
