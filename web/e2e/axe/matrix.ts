import type { BrowserContext, Page } from 'playwright-core'
import { signIn } from '../journeys/person.ts'
import { drawnIn, showIn, type State, STATES } from '../setup/api-states.ts'
import { violations } from '../setup/axe.ts'
import type { TestBrowser } from '../setup/browser.ts'
import { OWNER } from '../setup/fresh-skein.ts'
import { type Library, WRITER } from '../setup/furnish.ts'
import { pagesOf, type PageCase, type Who } from '../setup/pages.ts'
import { settled } from '../setup/settled.ts'
import { tooSmall, tooWide } from './measures.ts'

const THEMES = ['light', 'dark'] as const
const WIDTHS = [320, 768, 1280] as const

/** One page, as one kind of person sees it in one state. */
export interface Finding {
  readonly page: string
  readonly who: Who
  readonly state: State
  readonly looks: number
  /** What is wrong, with the theme and the width it is wrong in. */
  readonly wrong: readonly string[]
}

/** Looks at every page × person × state × theme × width, and says what is wrong with each. */
export async function walkMatrix(
  browser: TestBrowser,
  baseUrl: string,
  library: Library,
  onLooked?: (line: string) => void,
): Promise<Finding[]> {
  const people: Record<Who, BrowserContext> = {
    stranger: await browser.person(),
    writer: await browser.person(),
    owner: await browser.person(),
  }
  await signIn(people.writer, baseUrl, WRITER)
  await signIn(people.owner, baseUrl, OWNER)
  const findings: Finding[] = []
  for (const [name, pageCase] of Object.entries(pagesOf(library))) {
    // What is missing or broken looks to the owner as it does to any member.
    for (const who of pageCase.who)
      for (const state of pageCase.reads === true && who !== 'owner' ? STATES : (['full'] as const)) {
        const page = await people[who].newPage()
        const wrong = await lookAt(page, baseUrl, pageCase, state).catch((error: unknown) => [
          `not shown: ${String(error)}`,
        ])
        onLooked?.(`${name} as ${who}, ${state}: ${wrong.length === 0 ? 'nothing wrong' : wrong.join(' | ')}`)
        findings.push({ page: name, who, state, looks: THEMES.length * WIDTHS.length, wrong })
        await page.close()
      }
  }
  for (const person of Object.values(people)) await person.close()
  return findings
}

async function lookAt(page: Page, baseUrl: string, { path, prepare }: PageCase, state: State): Promise<string[]> {
  await showIn(state, page)
  await page.goto(baseUrl + path)
  await settled(page, drawnIn(state))
  await prepare?.(page)
  const wrong: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await settled(page, drawnIn(state))
      for (const line of [...(await violations(page)), ...(await tooWide(page)), ...(await tooSmall(page))])
        wrong.push(`${colorScheme} ${width}: ${line}`)
    }
  }
  return wrong
}
