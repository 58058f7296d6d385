import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { signIn } from '../journeys/person.ts'
import { drawnIn, showIn, type State } from './api-states.ts'
import type { TestBrowser } from './browser.ts'
import { type Library, WRITER } from './furnish.ts'
import type { PageCase } from './pages/page-case.ts'
import { pagesOf } from './pages.ts'
import { settled } from './settled.ts'
import { asWebP } from './webp.ts'

const BYTES_MAX = 60_000
const DEVICES = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const
type Look = `${keyof typeof DEVICES}-${'dark' | 'light'}`

/** What a visitor sees first and most stands in every look; the rest in two that differ in both. */
const MAIN = new Set(['home', 'topic', 'scene', 'playing', 'search', 'write', 'job'])
const EVERY_LOOK: readonly Look[] = ['desktop-dark', 'desktop-light', 'phone-dark', 'phone-light']
const TWO_LOOKS: readonly Look[] = ['desktop-dark', 'phone-light']
const MINE = new Set(['home', 'topic', 'scene', 'person'])
const OTHER_STATES: readonly (readonly [page: string, state: State])[] = [
  ['home', 'empty'],
  ['home', 'error'],
  ['home', 'list loading'],
  ['topic', 'empty'],
  ['topic', 'list error'],
  ['idea', 'empty'],
  ['search', 'empty'],
  ['scene', 'empty'],
  ['person', 'empty'],
  ['my-work', 'empty'],
  ['history', 'empty'],
  ['following', 'empty'],
  ['inbox', 'empty'],
  ['inbox', 'list error'],
]

interface Shot extends PageCase {
  readonly name: string
  readonly state: State
  readonly looks: readonly Look[]
  readonly isSignedIn: boolean
}

function shotsOf(library: Library): Shot[] {
  const pages = pagesOf(library)
  const full = Object.entries(pages).flatMap(([name, page]): Shot[] => {
    const looks = MAIN.has(name) ? EVERY_LOOK : TWO_LOOKS
    const isOpen = page.who.includes('stranger')
    return [
      { ...page, name, state: 'full', looks, isSignedIn: !isOpen },
      ...(MINE.has(name) ? [{ ...page, name: `${name}-mine`, state: 'full', looks, isSignedIn: true } as const] : []),
    ]
  })
  const others = OTHER_STATES.flatMap(([name, state]): Shot[] => {
    const page = pages[name]
    if (page === undefined) return []
    const isSignedIn = !page.who.includes('stranger')
    return [{ ...page, name: `${name}-${state.replace(' ', '-')}`, state, looks: TWO_LOOKS, isSignedIn }]
  })
  return [...full, ...others]
}

/** A picture of every page and state, in the directory as `<page>-<device>-<theme>.webp`; says which could not be taken. */
export async function takeScreens(
  browser: TestBrowser,
  baseUrl: string,
  library: Library,
  options: { readonly directory: string; readonly only: readonly string[] },
): Promise<string[]> {
  const { directory, only } = options
  await mkdir(directory, { recursive: true })
  const missed: string[] = []
  for (const [device, screen] of Object.entries(DEVICES))
    for (const colorScheme of ['dark', 'light'] as const) {
      const look = EVERY_LOOK.find((one) => one === `${device}-${colorScheme}`)
      const shots = shotsOf(library).filter(
        (shot) => look !== undefined && shot.looks.includes(look) && (only.length === 0 || only.includes(shot.name)),
      )
      if (shots.length === 0) continue
      const stranger = await browser.person({ ...screen, colorScheme })
      const member = await browser.person({ ...screen, colorScheme })
      await signIn(member, baseUrl, WRITER)
      const maker = await (await browser.person()).newPage()
      for (const shot of shots) {
        const file = `${shot.name}-${device}-${colorScheme}.webp`
        try {
          const png = await take(shot.isSignedIn ? member : stranger, baseUrl, shot)
          await writeFile(join(directory, file), await smallEnough(maker, png, screen.viewport.width))
        } catch (error) {
          missed.push(`${file}: ${String(error)}`)
        }
      }
      await maker.context().close()
      await stranger.close()
      await member.close()
    }
  return missed
}

async function take(person: BrowserContext, baseUrl: string, { path, prepare, state }: Shot): Promise<Buffer> {
  const page = await person.newPage()
  try {
    await showIn(state, page)
    await page.goto(baseUrl + path)
    await settled(page, drawnIn(state))
    await prepare?.(page)
    await settled(page, drawnIn(state))
    // A picture that never comes is shown as missing.
    await page.evaluate(() => {
      const seen = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight)
      const late = new Promise((resolve) => setTimeout(resolve, 5000))
      return Promise.race([late, Promise.allSettled(seen.map((image) => image.decode()))]).then(() => null)
    })
    return await page.screenshot()
  } finally {
    await page.close()
  }
}

async function smallEnough(page: Page, png: Buffer, width: number): Promise<Buffer> {
  for (const quality of [0.82, 0.7, 0.55]) {
    const picture = await asWebP(page, { pictures: [png], columns: 1, width, quality })
    if (picture.length <= BYTES_MAX) return picture
  }
  return asWebP(page, { pictures: [png], columns: 1, width: Math.round(width * 0.8), quality: 0.5 })
}
