import { randomBytes } from 'node:crypto'
import { register } from '@skein/contract/accounts'
import { type Client, createClient } from '@skein/contract/client'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { TestBrowser } from '../setup/browser.ts'

/** Filming takes about as long as the film on an idle machine. */
export const FILMED_MAX_MS = 300_000
/** A page may take this long on a busy machine; none does on an idle one. */
export const LOADED_MAX_MS = 60_000

export const newName = (kind: string): string => `${kind}-${randomBytes(4).toString('hex')}`

const PASSWORD = 'four words nobody guesses'

export interface Member {
  readonly context: BrowserContext
  readonly api: Client
  readonly username: string
}

/** Somebody who has just signed up, in a browser of their own. */
export async function newMember(
  browser: TestBrowser,
  baseUrl: string,
  options?: BrowserContextOptions,
): Promise<Member> {
  const username = newName('writer')
  const { tokens } = await createClient({ baseUrl })(register, {
    body: { email: `${username}@example.org`, username, password: PASSWORD, transport: 'bearer' },
  })
  const context = await browser.person(options)
  await signIn(context, baseUrl, { username, password: PASSWORD })
  return { context, api: createClient({ baseUrl, accessToken: () => tokens?.accessToken ?? null }), username }
}

/** Signs in by the page itself, so that the browser holds the cookies a person's browser would. */
export async function signIn(
  context: BrowserContext,
  baseUrl: string,
  { username, password }: { username: string; password: string },
): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${baseUrl}/sign-in`)
  await page
    .getByLabel(/E-mail|username/i)
    .first()
    .fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).last().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'), { timeout: LOADED_MAX_MS })
  await page.close()
}

/** Whether the picture moves, and is past this second of the scene. */
export const isPlayingFrom = (page: Page, second: number): Promise<boolean> =>
  page
    .locator('video')
    .evaluate((video: HTMLVideoElement, from) => !video.paused && video.currentTime > from + 0.5, second)
