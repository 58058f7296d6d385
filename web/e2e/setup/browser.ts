import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type BrowserContext, type BrowserContextOptions, chromium as playwright } from 'playwright-core'

/**
 * The packaged Chromium's own arguments switch web security off and put everything into one process: faults in our headers
 * would stay hidden, and closing a page could end the browser. These are ours instead.
 */
export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--autoplay-policy=no-user-gesture-required',
]

export interface TestBrowser {
  /** A person with cookies of their own. */
  person(options?: BrowserContextOptions): Promise<BrowserContext>
  close(): Promise<void>
}

/** A real Chromium from npm; close it, or its processes stay. */
export async function launchBrowser(moreArguments: readonly string[] = []): Promise<TestBrowser> {
  const home = mkdtempSync(join(tmpdir(), 'skein-browser-'))
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...ARGUMENTS, ...moreArguments],
    env: { ...process.env, HOME: home },
  })
  return {
    person: (options) => browser.newContext({ viewport: { width: 1440, height: 900 }, ...options }),
    async close() {
      await browser.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
