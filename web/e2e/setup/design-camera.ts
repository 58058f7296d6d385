import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { build } from 'vite'
import { launchBrowser } from './browser.ts'

const ORIGIN = 'http://skein.test'
/** Between a tablet and a desk: every column is there, and a picture stays small. */
const DESK = { width: 1120, height: 900 } as const
const PHONE = { width: 390, height: 844 } as const
/** What a phone's width does nothing to but make it tall. */
const NOT_ON_PHONES = ['identity', 'journey', 'sharing'] as const
/** Half a pixel a pixel: a quarter of the work and of the bytes, and one step of space still moves everything by two. */
const SCALE = 0.5
/** What "three days ago" is counted from. */
const NOW = '2026-11-23T18:00:00.000Z'
/** Letters are drawn the same whatever the machine's own taste in fonts and colours is. */
const EVEN_DRAWING = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb']

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  webp: 'image/webp',
  woff2: 'font/woff2',
}

export const LOOKS = ['light', 'dark', 'phone'] as const
export type Look = (typeof LOOKS)[number]

export interface DesignCamera {
  /** The chapters of the style guide by their names, in order. The same page gives the same pictures. */
  shoot(look: Look): Promise<ReadonlyMap<string, PNG>>
  /** The same with a change of style planted, which is taken away again. */
  shootWith(css: string, look: Look): Promise<ReadonlyMap<string, PNG>>
  close(): Promise<void>
}

/** The development build as files in memory: nothing but it has the style guide. */
async function buildForDevelopment(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const built = await build({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    mode: 'development',
    logLevel: 'error',
    build: { write: false },
  })
  if (Array.isArray(built) || !('output' in built)) throw new Error('One build was asked for.')
  return new Map(built.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]))
}

/** Every picture there, every letter in its own face. */
async function settle(page: Page): Promise<void> {
  await page.locator('[data-section]').first().waitFor()
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all(
      [...document.images].map(async (image) => {
        image.loading = 'eager'
        // What the theme hides has nothing to be decoded for.
        await image.decode().catch(() => undefined)
      }),
    )
  })
}

/**
 * Where the chapters stand, in pixels of the picture. Each begins on a whole one, or a change in one of them would move
 * the letters of all that follow by half.
 */
const chaptersOf = (page: Page) =>
  page.evaluate((scale) => {
    const parts = [...document.querySelectorAll<HTMLElement>('.design-sheet > header, [data-section]')]
    for (const part of parts) part.style.minHeight = ''
    for (const part of parts)
      part.style.minHeight = `${Math.ceil(part.getBoundingClientRect().height * scale) / scale}px`
    return parts
      .filter((part) => part.id !== '' && part.checkVisibility())
      .map((part) => {
        const { left, top, width, height } = part.getBoundingClientRect()
        const [x, y, across, down] = [left, top + window.scrollY, width, height].map((length) => length * scale)
        return { name: part.id, x: x ?? 0, y: y ?? 0, width: across ?? 0, height: down ?? 0 }
      })
  }, SCALE)

/** One picture of the whole page, cut into its chapters: taking many takes many times as long. */
async function shoot(page: Page): Promise<ReadonlyMap<string, PNG>> {
  const chapters = await chaptersOf(page)
  const whole = PNG.sync.read(await page.screenshot({ fullPage: true, animations: 'disabled' }))
  return new Map(
    chapters.map(({ name, ...at }) => {
      const width = Math.floor(at.width)
      const height = Math.floor(at.height)
      const chapter = new PNG({ width, height })
      PNG.bitblt(whole, chapter, Math.floor(at.x), Math.round(at.y), width, height, 0, 0)
      return [name, chapter]
    }),
  )
}

/** Opens the style guide once a theme, and once more as wide as a phone. Close it, or its browser stays. */
export async function openDesignCamera(): Promise<DesignCamera> {
  const [files, browser] = await Promise.all([buildForDevelopment(), launchBrowser(EVEN_DRAWING)])
  const open = async (colorScheme: 'light' | 'dark', viewport: typeof DESK | typeof PHONE): Promise<Page> => {
    const person = await browser.person({
      viewport,
      deviceScaleFactor: SCALE,
      colorScheme,
      locale: 'en-GB',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    })
    await person.route('**', (route) => {
      const { pathname } = new URL(route.request().url())
      const name = pathname === '/design' ? 'index.html' : pathname.slice(1)
      const body = files.get(name)
      if (body === undefined) return route.fulfill({ status: 404 })
      const contentType = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
      return route.fulfill({ contentType, body: typeof body === 'string' ? body : Buffer.from(body) })
    })
    const page = await person.newPage()
    await page.clock.setFixedTime(NOW)
    await page.goto(`${ORIGIN}/design?still`)
    await settle(page)
    return page
  }
  const [light, dark, phone] = await Promise.all([open('light', DESK), open('dark', DESK), open('dark', PHONE)])
  await phone.addStyleTag({ content: `:is(${NOT_ON_PHONES.map((id) => `#${id}`).join()}) { display: none }` })
  const pages: Readonly<Record<Look, Page>> = { light, dark, phone }
  return {
    shoot: (look) => shoot(pages[look]),
    shootWith: async (css, look) => {
      const style = await pages[look].addStyleTag({ content: css })
      try {
        return await shoot(pages[look])
      } finally {
        await style.evaluate((element: Element) => element.remove())
      }
    },
    close: () => browser.close(),
  }
}
