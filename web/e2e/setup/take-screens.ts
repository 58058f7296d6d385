import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserContext, Page, Request } from 'playwright-core'
import { signIn } from '../journeys/person.ts'
import { drawnIn, showIn, type State } from './api-states.ts'
import type { TestBrowser } from './browser.ts'
import { type CornerCase, cornersOf } from './corner-pages.ts'
import { OWNER } from './fresh-skein.ts'
import { type Library, WRITER } from './furnish.ts'
import type { Corners } from './furnish-corners.ts'
import type { Who } from './pages/page-case.ts'
import { pagesOf } from './pages.ts'
import { settled } from './settled.ts'
import { asWebP } from './webp.ts'

const BYTES_MAX = 60_000
const ANSWERED_MAX_MS = 8000
const LOOK_EVERY_MS = 50
const QUIET_LOOKS = 4
const DEVICES = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const
type Look = `${keyof typeof DEVICES}-${'dark' | 'light'}`

/** What a visitor sees first and most stands in every look; the rest in two that differ in both. */
const MAIN = new Set(['home', 'topic', 'scene', 'playing', 'search', 'write', 'job'])
const EVERY_LOOK: readonly Look[] = ['desktop-dark', 'desktop-light', 'phone-dark', 'phone-light']
const TWO_LOOKS: readonly Look[] = ['desktop-dark', 'phone-light']
const ON_PAPER: readonly Look[] = ['desktop-light']
/** A sheet of A4, at 96 pixels an inch. */
const PAPER = { width: 794, height: 1123 } as const
const MINE = new Set(['home', 'topic', 'scene', 'person'])
const OTHER_STATES: readonly (readonly [page: string, state: State])[] = [
  ['home', 'empty'],
  ['home', 'error'],
  ['home', 'list loading'],
  ['topic', 'loading'],
  ['topic', 'empty'],
  ['topic', 'error'],
  ['topic', 'list error'],
  ['idea', 'empty'],
  ['search', 'empty'],
  ['search', 'list error'],
  ['scene', 'empty'],
  ['scene', 'error'],
  ['scene', 'list error'],
  ['person', 'empty'],
  ['my-work', 'empty'],
  ['my-work', 'list error'],
  ['history', 'empty'],
  ['following', 'empty'],
  ['inbox', 'empty'],
  ['inbox', 'list error'],
  ['write', 'error'],
  ['settings', 'error'],
]

interface Shot extends CornerCase {
  readonly name: string
  readonly state: State
  readonly looks: readonly Look[]
  readonly as: Who
}

function shotsOf(library: Library, corners: Corners): Shot[] {
  const pages: Readonly<Record<string, CornerCase>> = { ...pagesOf(library), ...cornersOf(library, corners) }
  const full = Object.entries(pages).flatMap(([name, page]): Shot[] => {
    const looks = MAIN.has(name) ? EVERY_LOOK : page.isOnPaper === true ? ON_PAPER : TWO_LOOKS
    const [as = 'stranger'] = page.who
    return [
      { ...page, name, state: 'full', looks, as },
      ...(MINE.has(name) ? [{ ...page, name: `${name}-mine`, state: 'full', looks, as: 'writer' } as const] : []),
    ]
  })
  const others = OTHER_STATES.flatMap(([name, state]): Shot[] => {
    const page = pages[name]
    if (page === undefined) return []
    const [as = 'stranger'] = page.who
    return [{ ...page, name: `${name}-${state.replace(' ', '-')}`, state, looks: TWO_LOOKS, as }]
  })
  return [...full, ...others]
}

/** A picture of every page and state, in the directory as `<page>-<device>-<theme>.webp`; says which could not be taken. */
export async function takeScreens(
  browser: TestBrowser,
  baseUrl: string,
  library: Library,
  options: {
    readonly directory: string
    readonly only: readonly string[]
    /** Where a development build is served, for the language only it has. */
    readonly developmentUrl: string
    readonly corners: Corners
  },
): Promise<string[]> {
  const { directory, only, developmentUrl, corners } = options
  await mkdir(directory, { recursive: true })
  const missed: string[] = []
  for (const [device, screen] of Object.entries(DEVICES))
    for (const colorScheme of ['dark', 'light'] as const) {
      const look = EVERY_LOOK.find((one) => one === `${device}-${colorScheme}`)
      const shots = shotsOf(library, corners).filter(
        (shot) => look !== undefined && shot.looks.includes(look) && (only.length === 0 || only.includes(shot.name)),
      )
      if (shots.length === 0) continue
      const people: Record<Who, BrowserContext> = {
        stranger: await browser.person({ ...screen, colorScheme }),
        writer: await browser.person({ ...screen, colorScheme }),
        owner: await browser.person({ ...screen, colorScheme }),
      }
      await signIn(people.writer, baseUrl, WRITER)
      await signIn(people.owner, baseUrl, OWNER)
      const maker = await (await browser.person()).newPage()
      for (const shot of shots) {
        const file = `${shot.name}-${device}-${colorScheme}.webp`
        try {
          const png = await take(people[shot.as], shot.language === 'xx-rtl' ? developmentUrl : baseUrl, shot)
          const { width } = shot.isOnPaper === true ? PAPER : screen.viewport
          await writeFile(join(directory, file), await smallEnough(maker, png, width))
        } catch (error) {
          missed.push(`${file}: ${String(error)}`)
        }
      }
      await maker.context().close()
      for (const person of Object.values(people)) await person.close()
    }
  return missed
}

async function take(person: BrowserContext, baseUrl: string, shot: Shot): Promise<Buffer> {
  const { path, prepare, leave, state, language, as } = shot
  const drawn = shot.isFrame === true ? 'frame' : drawnIn(state)
  const page = await person.newPage()
  try {
    const isAnswered = state.endsWith('loading') ? async () => undefined : answersOf(page)
    await showIn(state, page)
    if (shot.isOnPaper === true) await page.setViewportSize(PAPER)
    // As other sites are given it.
    const { width = 0 } = page.viewportSize() ?? {}
    if (shot.isFrame === true) await page.setViewportSize({ width, height: Math.round((width * 9) / 16) })
    // As the choice in the foot of the page keeps it.
    if (language === 'de') await page.addInitScript(() => localStorage.setItem('skein.language', 'de'))
    // The development build is another origin, where this device does not know yet that somebody is signed in.
    if (language === 'xx-rtl' && as !== 'stranger')
      await page.addInitScript(() => localStorage.setItem('skein.signed-in', '1'))
    await page.goto(baseUrl + (language === 'xx-rtl' ? `${path}?locale=xx-rtl` : path))
    await settled(page, drawn)
    await isAnswered()
    await prepare?.(page)
    if (shot.isOnPaper === true) await page.emulateMedia({ media: 'print' })
    await isAnswered()
    await settled(page, drawn)
    // A picture that never comes is shown as missing.
    await page.evaluate(() => {
      const seen = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight)
      const late = new Promise((resolve) => setTimeout(resolve, 5000))
      return Promise.race([late, Promise.allSettled(seen.map((image) => image.decode()))]).then(() => null)
    })
    return await page.screenshot()
  } finally {
    await leave?.(page).catch(() => undefined)
    // What one picture leaves on the device would be seen in the next.
    await page.evaluate(forgetDevice).catch(() => undefined)
    await page.close()
  }
}

/** All but that somebody is signed in. */
function forgetDevice(): void {
  for (const key of Object.keys(localStorage)) if (key !== 'skein.signed-in') localStorage.removeItem(key)
}

/** Waits until the server has answered all that this page has asked so far; what streams is never answered. */
function answersOf(page: Page): () => Promise<void> {
  const asked = new Set<Request>()
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/api/') && !request.url().includes('/events')) asked.add(request)
  })
  const strike = (request: Request) => void asked.delete(request)
  page.on('requestfinished', strike)
  page.on('requestfailed', strike)
  return async () => {
    const begun = Date.now()
    let quiet = 0
    while (quiet < QUIET_LOOKS && Date.now() - begun < ANSWERED_MAX_MS) {
      quiet = asked.size === 0 ? quiet + 1 : 0
      await wait(LOOK_EVERY_MS)
    }
  }
}

async function smallEnough(page: Page, png: Buffer, width: number): Promise<Buffer> {
  for (const quality of [0.82, 0.7, 0.55]) {
    const picture = await asWebP(page, { pictures: [png], columns: 1, width, quality })
    if (picture.length <= BYTES_MAX) return picture
  }
  return asWebP(page, { pictures: [png], columns: 1, width: Math.round(width * 0.8), quality: 0.5 })
}
