import { createClient } from '@skein/contract/client'
import { getIdea } from '@skein/contract/ideas'
import { listScenes } from '@skein/contract/scenes'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wrongWithEveryPage } from './axe/every-page.ts'
import { violations } from './setup/axe.ts'
import { launchBrowser, type TestBrowser } from './setup/browser.ts'
import { type Instance, startInstance } from './setup/instance.ts'
import { watchConsole } from './setup/watch-console.ts'

/** Filming takes about as long as the film on an idle machine, and this one runs the rest of the suite beside it. */
const FILMED_MAX_MS = 180_000

/** What a page asks later: further shelves, how a scene ends, its news, and what a player would need. */
const LATER = /[?&]limit=4$|\/segments\/[0-9a-f-]{36}$|\/events$|\/playlists\//

/** What a stranger's page asks the API although the server could have brought it. */
async function askedBeforeShown(stranger: BrowserContext, address: string): Promise<string[]> {
  const page = await stranger.newPage()
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/api/') && !LATER.test(pathname + search)) asked.push(pathname + search)
  })
  await page.goto(address)
  await page.locator('#root main h1').waitFor()
  await page.close()
  return asked
}

const secondsPlayed = (page: Page) => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime)

describe('a fresh Skein', () => {
  let instance: Instance
  let browser: TestBrowser
  let owner: BrowserContext
  let page: Page
  let complaints: readonly string[]
  let jobId: string
  beforeAll(async () => {
    ;[instance, browser] = await Promise.all([startInstance(), launchBrowser()])
    owner = await browser.person()
    page = await owner.newPage()
    complaints = watchConsole(page)
  })
  afterAll(async () => {
    await browser.close()
    await instance.discard()
  })

  it('lets its first visitor create the owner account and lands them signed in', async () => {
    await page.goto(instance.url)
    await page.getByRole('link', { name: 'Create the owner account' }).first().click()
    await page.getByLabel('E-mail address').fill('owner@example.org')
    await page.getByLabel('Username').fill('keeper')
    await page.getByLabel('Password').fill('short')
    await page.getByRole('button', { name: 'Create the owner account' }).click()
    expect(await page.getByLabel('Password').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Password').fill('a quiet harbour in November')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Create the owner account' }).click()
    await page.getByRole('button', { name: /keeper/ }).waitFor()
  })

  it(
    'shows a stranger the sample scene, plays it, and brings each new segment without moving the playhead',
    async () => {
      const viewer = await browser.person({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
      const watching = await viewer.newPage()
      const viewerComplaints = watchConsole(watching)
      await watching.goto(instance.url)
      const poster = watching.getByRole('link', { name: 'Watch', exact: true }).first()
      await poster.waitFor({ timeout: FILMED_MAX_MS })
      expect(await violations(watching)).toEqual([])
      await poster.click()
      await watching.getByRole('button', { name: /Watch from the beginning/ }).click()
      await expect.poll(() => secondsPlayed(watching), { timeout: 30_000 }).toBeGreaterThan(1)
      await watching.keyboard.press('k')
      await expect.poll(() => watching.locator('video').evaluate((video: HTMLVideoElement) => video.paused)).toBe(true)
      const at = await secondsPlayed(watching)

      const chapters = watching.getByRole('list', { name: 'Chapters' }).getByRole('listitem')
      const before = await chapters.count()
      await expect.poll(() => chapters.count(), { timeout: FILMED_MAX_MS }).toBeGreaterThan(before)
      expect(await secondsPlayed(watching)).toBeCloseTo(at, 1)
      expect(await violations(watching)).toEqual([])
      expect(viewerComplaints).toEqual([])
      expect(await askedBeforeShown(viewer, watching.url())).toEqual([])
      expect(await askedBeforeShown(viewer, instance.url)).toEqual([])
      await viewer.close()
    },
    2 * FILMED_MAX_MS,
  )

  it(
    'takes a writer from an empty page to their own segment playing at the end of the scene',
    async () => {
      await page.goto(instance.url)
      await page.getByRole('link', { name: 'Write what happens next' }).first().click()
      const words =
        'Ines held the lantern higher. "Somebody has been here," she said, and the fog went grey with morning.'
      const editor = page.getByLabel('What happens next?')
      await editor.fill(words)
      await page.getByText('Saved', { exact: false }).first().waitFor()
      await page.reload()
      expect(await page.getByLabel('What happens next?').inputValue()).toBe(words)
      expect(await violations(page)).toEqual([])

      await page.getByRole('button', { name: 'Send it to be filmed' }).click()
      await page.waitForURL(/\/jobs\//)
      jobId = new URL(page.url()).pathname.replace('/jobs/', '')
      const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem')
      // The address changes before the page it leads to is drawn.
      await steps.nth(4).waitFor()
      expect(await steps.count()).toBe(5)
      expect(await violations(page)).toEqual([])
      const watch = page.getByRole('link', { name: 'Watch it in the scene' })
      await watch.waitFor({ timeout: 2 * FILMED_MAX_MS })
      for (const step of await steps.all()) expect(await step.textContent()).toContain(', done')
      await watch.click()
      await page.getByRole('button', { name: /Watch from segment \d+/ }).click()
      await expect.poll(() => secondsPlayed(page), { timeout: 30_000 }).toBeGreaterThan(24)
      expect(await page.getByRole('list', { name: 'Chapters' }).getByRole('listitem').last().textContent()).toContain(
        'Ines held the lantern',
      )
      expect(complaints).toEqual([])
    },
    3 * FILMED_MAX_MS,
  )

  it(
    'plays the whole scene across every join to its last second without a stall',
    async () => {
      const { stalls, played, total } = await playThrough(page)
      expect(stalls).toEqual([])
      expect(played).toBeGreaterThan(total - 0.5)
    },
    FILMED_MAX_MS,
  )

  it('has nothing wrong on any page for a phone, dark and light in turn', async () => {
    const api = createClient({ baseUrl: instance.url })
    const [scene] = (await api(listScenes, { query: { limit: 1 } })).items
    if (scene === undefined) throw new Error('There is no scene.')
    const { id: sceneId, ideaId, topic } = scene
    const [tag = ''] = (await api(getIdea, { params: { ideaId } })).tags
    const named = { slug: topic.slug, ideaId, sceneId, jobId, username: scene.author.username, tag, token: 'none' }
    expect(await wrongWithEveryPage(owner, instance.url, named)).toEqual([])
  })

  it('keeps its people signed in and its scenes in place over a restart', async () => {
    instance = await instance.restart()
    await page.goto(instance.url)
    await page.getByRole('button', { name: /keeper/ }).waitFor()
    await page.getByRole('link', { name: 'Watch', exact: true }).first().waitFor()
    expect(await page.getByRole('link', { name: 'Write what happens next' }).count()).toBeGreaterThan(0)
  })
})

/** Seeks to a second before each join, lets it play over, and notes every time the picture had to wait. */
async function playThrough(page: Page) {
  return page.locator('video').evaluate(async (video: HTMLVideoElement) => {
    const until = (done: () => boolean, limitMs: number) =>
      new Promise<boolean>((resolve) => {
        const begun = performance.now()
        const look = () => {
          if (done()) resolve(true)
          else if (performance.now() - begun > limitMs) resolve(false)
          else requestAnimationFrame(look)
        }
        look()
      })
    video.muted = true
    const stalls: string[] = []
    const total = video.duration
    for (let join = 24; join < total - 1; join += 24) {
      video.currentTime = join - 1.5
      await video.play()
      await until(() => !video.seeking && video.readyState >= 3, 15_000)
      const waited = () => stalls.push(`waited at ${video.currentTime.toFixed(2)}`)
      video.addEventListener('waiting', waited)
      if (!(await until(() => video.currentTime > join + 1, 10_000))) stalls.push(`did not cross ${join}`)
      video.removeEventListener('waiting', waited)
    }
    video.currentTime = total - 3
    await video.play()
    await until(() => video.ended, 20_000)
    return { stalls, played: video.currentTime, total }
  })
}
