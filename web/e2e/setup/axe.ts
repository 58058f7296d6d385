import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

/** What WCAG 2.2 A and AA find wrong with the page as it stands, as far as a machine can see: one line for each rule. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    // The only rule of 2.2 there is, and off unless asked for.
    .options({ runOnly: { type: 'tag', values }, rules: { 'target-size': { enabled: true } } })
    .analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
