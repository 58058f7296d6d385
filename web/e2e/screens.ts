// Takes the pictures under docs/screens from a running Skein: node web/e2e/screens.ts <url> <directory> [page …]
// Signs in as the account in SKEIN_SCREENS_LOGIN (username:password), which has written at least one segment.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listMyJobs } from '@skein/contract/jobs'
import { login } from '@skein/contract/accounts'
import { createClient } from '@skein/contract/client'
import { listScenes } from '@skein/contract/scenes'
import type { Page } from 'playwright-core'
import { launchBrowser } from './setup/browser.ts'

const [baseUrl = '', directory = '', ...only] = process.argv.slice(2)
const [username = '', password = ''] = (process.env['SKEIN_SCREENS_LOGIN'] ?? '').split(':')

const stranger = createClient({ baseUrl })
const { tokens } = await stranger(login, { body: { login: username, password, transport: 'bearer' } })
const me = createClient({ baseUrl, accessToken: () => tokens?.accessToken ?? null })
const [scene] = (await stranger(listScenes, { query: { sort: 'active', limit: 1 } })).items
const [job] = (await me(listMyJobs, { query: { limit: 1 } })).items
if (scene === undefined || job === undefined) throw new Error('the account needs a segment of its own to show')

const play = async (page: Page) => {
  await page.getByRole('button', { name: /^Watch from/ }).click()
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 1)
  await page.keyboard.press('k')
}
const PAGES: Readonly<Record<string, { path: string; signedIn?: boolean; prepare?: (page: Page) => Promise<void> }>> = {
  home: { path: '/' },
  'home-mine': { path: '/', signedIn: true },
  topic: { path: `/t/${scene.topic.slug}` },
  idea: { path: `/i/${scene.ideaId}` },
  person: { path: `/people/${scene.author.username}`, signedIn: true },
  tags: { path: '/tags' },
  history: { path: '/me/history', signedIn: true },
  following: { path: '/me/following', signedIn: true },
  'new-idea': { path: `/t/${scene.topic.slug}/new-idea`, signedIn: true },
  'new-scene': { path: `/i/${scene.ideaId}/new-scene`, signedIn: true },
  scene: { path: `/s/${scene.id}` },
  playing: { path: `/s/${scene.id}`, prepare: play },
  seeking: {
    path: `/s/${scene.id}`,
    prepare: async (page) => {
      await play(page)
      const slider = page.getByRole('slider', { name: 'Place in the scene' })
      const { width = 0 } = (await slider.boundingBox()) ?? {}
      await slider.hover({ position: { x: width * 0.6, y: 8 } })
      await page.waitForFunction(
        () => document.querySelector('[data-testid="seek-preview"] [style*="background-image"]') !== null,
      )
      await page.waitForTimeout(300)
    },
  },
  captions: {
    path: `/s/${scene.id}`,
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Watch from/ }).click()
      await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.5)
      await page.getByRole('button', { name: 'Captions' }).click()
      await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 4)
      await page.keyboard.press('k')
    },
  },
  'how-it-was-made': {
    path: `/s/${scene.id}?tab=script`,
    prepare: async (page) => {
      await page.getByText('How it was made').click()
      await page.getByText('Published', { exact: true }).scrollIntoViewIfNeeded()
    },
  },
  script: { path: `/s/${scene.id}?tab=script` },
  bible: { path: `/s/${scene.id}?tab=bible` },
  write: { path: `/s/${scene.id}/write`, signedIn: true },
  job: { path: `/jobs/${job.id}`, signedIn: true },
  'my-work': { path: '/me', signedIn: true },
  inbox: { path: '/inbox', signedIn: true },
  'inbox-settings': { path: '/inbox/settings', signedIn: true },
  'sign-in': { path: '/sign-in' },
  register: { path: '/register' },
  search: { path: `/search?q=${encodeURIComponent(scene.ideaTitle)}` },
  'not-found': { path: '/nowhere' },
}
const DEVICES = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const

/** Small enough to keep: the browser itself makes WebP of its own picture. */
async function asWebP(page: Page, png: Buffer): Promise<Buffer> {
  const base64 = await page.evaluate(async (source) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(source), (byte) => byte.charCodeAt(0))]))
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 })).arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  }, png.toString('base64'))
  return Buffer.from(base64, 'base64')
}

await mkdir(directory, { recursive: true })
const browser = await launchBrowser()
for (const [device, options] of Object.entries(DEVICES))
  for (const colorScheme of ['dark', 'light'] as const) {
    const person = await browser.person({ ...options, colorScheme })
    const member = await browser.person({ ...options, colorScheme })
    const entrance = await member.newPage()
    await entrance.goto(`${baseUrl}/sign-in`)
    await entrance
      .getByLabel(/E-mail|username/i)
      .first()
      .fill(username)
    await entrance.getByLabel('Password').fill(password)
    await entrance.getByRole('button', { name: 'Sign in' }).last().click()
    await entrance.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    for (const [name, { path, signedIn, prepare }] of Object.entries(PAGES)) {
      if (only.length > 0 && !only.includes(name)) continue
      const page = await (signedIn === true ? member : person).newPage()
      await page.goto(baseUrl + path, { waitUntil: 'load' })
      await page.locator('h1').first().waitFor()
      await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined)
      await prepare?.(page)
      await writeFile(
        join(directory, `${name}-${device}-${colorScheme}.webp`),
        await asWebP(entrance, await page.screenshot()),
      )
      await page.close()
    }
    await person.close()
    await member.close()
  }
await browser.close()
