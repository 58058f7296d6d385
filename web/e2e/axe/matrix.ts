import type { BrowserContext, Page } from 'playwright-core'
import { signIn } from '../journeys/person.ts'
import { drawnIn, showIn, type State } from '../setup/api-states.ts'
import type { TestBrowser } from '../setup/browser.ts'
import { OWNER } from '../setup/fresh-skein.ts'
import { type Library, WRITER } from '../setup/furnish.ts'
import type { PageCase, Who } from '../setup/pages/page-case.ts'
import { pagesOf } from '../setup/pages.ts'
import { settled } from '../setup/settled.ts'
import { wrongWith } from './measures.ts'

const THEMES = ['light', 'dark'] as const
const WIDTHS = [320, 768, 1280] as const
/** Pages that are looked at beside each other: a checker waits for a page as often as a page for the checker. */
const LANES = 3

/** One page, as one kind of person sees it in one state. */
interface Case {
  readonly page: string
  readonly who: Who
  readonly state: State
  readonly shown: PageCase
}

export interface Finding extends Omit<Case, 'shown'> {
  readonly looks: number
  /** What is wrong, with the theme and the width it is wrong in. */
  readonly wrong: readonly string[]
}

function casesOf(library: Library): Case[] {
  return Object.entries(pagesOf(library)).flatMap(([page, shown]) =>
    shown.who.flatMap((who) => {
      // What is missing or broken looks to the owner as it does to any member.
      const isOneOfMany = who === 'owner' && shown.who.length > 1
      const states: readonly State[] = isOneOfMany ? [] : (shown.states ?? [])
      return [...new Set<State>(['full', ...states])].map((state) => ({ page, who, state, shown }))
    }),
  )
}

/** Looks at every page × person × state × theme × width, and says what is wrong with each. */
export async function walkMatrix(
  browser: TestBrowser,
  baseUrl: string,
  library: Library,
  onLooked?: (line: string) => void,
): Promise<Finding[]> {
  const cases = casesOf(library)
  const findings: Finding[] = []
  // Whoever is done takes the next.
  const waiting = cases.entries()
  const walkLane = async (): Promise<void> => {
    // Each lane signs in for itself: pages of one session would renew it at the same moment.
    const people: Record<Who, BrowserContext> = {
      stranger: await browser.person(),
      writer: await browser.person(),
      owner: await browser.person(),
    }
    await signIn(people.writer, baseUrl, WRITER)
    await signIn(people.owner, baseUrl, OWNER)
    for (const [place, { page: name, who, state, shown }] of waiting) {
      const page = await people[who].newPage()
      const wrong = await lookAt(page, baseUrl, shown, state).catch((error: unknown) => [`not shown: ${String(error)}`])
      onLooked?.(`${name} as ${who}, ${state}: ${wrong.length === 0 ? 'nothing wrong' : wrong.join(' | ')}`)
      findings[place] = { page: name, who, state, looks: THEMES.length * WIDTHS.length, wrong }
      await page.close()
    }
    for (const person of Object.values(people)) await person.close()
  }
  await Promise.all(Array.from({ length: LANES }, walkLane))
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
      for (const line of await wrongWith(page)) wrong.push(`${colorScheme} ${width}: ${line}`)
    }
  }
  return wrong
}
