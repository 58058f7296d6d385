import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { launchBrowser } from './browser.ts'

const ORIGIN = 'http://skein.test'
/** Between a tablet and a desk: every column is there, and a picture stays small. */
const DESK = { width: 1120, height: 900 } as const
const PHONE = { width: 390, height: 844 } as const
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
  /** The chapters of the style guide, in order. */
  readonly sections: readonly string[]
  /** One chapter as PNG. The same page gives the same picture. */
  shoot(section: string, look: Look): Promise<Buffer>
  /** Runs with a change of style planted in every look, and takes it away again. */
  withStyle<Result>(css: string, use: () => Promise<Result>): Promise<Result>
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

/** Opens the style guide once a theme, and once more as wide as a phone. Close it, or its browser stays. */
export async function openDesignCamera(): Promise<DesignCamera> {
  const [files, browser] = await Promise.all([buildForDevelopment(), launchBrowser(EVEN_DRAWING)])
  const open = async (colorScheme: 'light' | 'dark', viewport: typeof DESK | typeof PHONE): Promise<Page> => {
    const person = await browser.person({
      viewport,
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
  const pages: Readonly<Record<Look, Page>> = { light, dark, phone }
  return {
    sections: await light.locator('[data-section]').evaluateAll((sections) => sections.map(({ id }) => id)),
    shoot: (section, look) => pages[look].locator(`[data-section="${section}"]`).screenshot({ animations: 'disabled' }),
    withStyle: async (css, use) => {
      const planted = await Promise.all(Object.values(pages).map((page) => page.addStyleTag({ content: css })))
      try {
        return await use()
      } finally {
        await Promise.all(planted.map((style) => style.evaluate((element: Element) => element.remove())))
      }
    },
    close: () => browser.close(),
  }
}
