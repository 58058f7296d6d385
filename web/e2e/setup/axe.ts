import checker from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  /** What the checker calls itself inside a page. */
  var axe: typeof checker
}

const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

/**
 * What WCAG 2.2 A and AA find wrong with the page as it stands, as far as a machine can see: one line for each rule.
 * The checker is put into a page once and stays, because its half a megabyte takes longer to read than a page to check.
 */
export async function violations(page: Page): Promise<string[]> {
  // By the debugger and not as a script of the page: our own policy would refuse that.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(checker.source)
  return page.evaluate(async (tags) => {
    const { violations: found } = await axe.run(document, {
      resultTypes: ['violations'],
      runOnly: { type: 'tag', values: tags },
      // The only rule of 2.2 there is, and off unless asked for.
      rules: { 'target-size': { enabled: true } },
    })
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }, values)
}
