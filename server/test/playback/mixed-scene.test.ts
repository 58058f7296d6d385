import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { listSegments, type Scene, getScene } from '@skein/contract/scenes'
import { rerenderSegment } from '@skein/contract/segments'
import type { Client } from '@skein/contract/client'
import { Demuxer } from 'node-av/api'
import { AV_LOG_FATAL } from 'node-av/constants'
import { Log } from 'node-av/lib'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../../web/e2e/setup/browser.ts'
import { watchConsole } from '../../../web/e2e/setup/watch-console.ts'
import { playInBrowser } from '../make/playback-page.ts'
import { addTopic, publishNext, publishScene, waitForPublished } from '../make/published-scene.ts'
import { makeReel, type Reel, REEL_SECONDS, ReelVideoProvider } from '../make/reel.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { eventually } from '../setup/eventually.ts'

/** A drawn segment among a provider's: 1080p at 30 a second with B-frames, portrait, 16 a second; two without sound. */
const FILMS = ['animatic', 'b-frames-mono', 'portrait', 'odd-rate-no-sound'] as const
const TOTAL = FILMS.length * REEL_SECONDS
const JOINS = FILMS.slice(1).map((_, index) => (index + 1) * REEL_SECONDS)
const CAPTIONS = FILMS.map((_, index) => ({ second: index * REEL_SECONDS + 0.5, text: `Film ${index + 1}` }))
/** Several times as fast as it is: every frame is decoded all the same. */
const RATE = 4

let app: WholeApp
let reel: Reel
let browser: TestBrowser
let viewer: BrowserContext
let ada: Client & { readonly token: string }
let scene: Scene
beforeAll(async () => {
  ;[reel, browser] = await Promise.all([makeReel(FILMS), launchBrowser()])
  app = await startWholeApp({
    worker: true,
    video: new ReelVideoProvider(reel.films),
    webDirectory: join(import.meta.dirname, '../../../web/dist'),
  })
  viewer = await browser.person()
  ada = await app.person('ada')
  scene = await publishScene(ada, await addTopic(app.container), 2)
}, 120_000)
afterAll(async () => {
  await browser.close()
  await app.close()
  await reel.discard()
})

const addressOf = (path: string | undefined) => new URL(path ?? '', app.baseUrl).href
const sceneNow = () => ada(getScene, { params: { sceneId: scene.id } })

describe('a scene of drawn and filmed segments in Chromium', { timeout: 120_000 }, () => {
  it('plays across every join while it grows', async () => {
    const plan = { height: 360, rate: RATE, total: TOTAL, hasEnd: false, joins: JOINS } as const
    const playing = playInBrowser(viewer, { ...plan, url: addressOf(scene.playlists?.event) })
    await publishNext(ada, scene.id, 'The bell rang on the quay.')
    await publishNext(ada, scene.id, 'The light went out.')
    const { crossed, heights, captions, errors } = await playing
    expect({ crossed, heights, errors }).toEqual({ crossed: JOINS, heights: [360], errors: [] })
    expect(captions).toEqual(CAPTIONS)
  })

  it('plays across every join as a finished snapshot, every frame of it, with its captions', async () => {
    scene = await sceneNow()
    const plan = { height: 720, rate: RATE, total: TOTAL, hasEnd: true, joins: JOINS } as const
    const figures = await playInBrowser(viewer, { ...plan, url: addressOf(scene.playlists?.vod) })
    const { crossed, frames, heights, captions, errors } = figures
    expect({ crossed, heights, errors }).toEqual({ crossed: JOINS, heights: [720], errors: [] })
    expect(captions).toEqual(CAPTIONS)
    expect(Math.abs(frames - TOTAL * 24)).toBeLessThanOrEqual(2)
  })

  it('is read whole by FFmpeg, too, in both renditions', async () => {
    Log.setLevel(AV_LOG_FATAL)
    for (const rendition of ['720p', '360p']) {
      const [playlist = ''] = (scene.playlists?.vod ?? '').split('master.m3u8')
      const demuxer = await Demuxer.open(addressOf(`${playlist}${rendition}.m3u8?upTo=${FILMS.length}`))
      const { index } = demuxer.video() ?? {}
      let frames = 0
      for await (const packet of demuxer.packets(index)) {
        if (packet === null) break
        frames += 1
        packet.free()
      }
      await demuxer.close()
      expect([rendition, frames]).toEqual([rendition, TOTAL * 24])
    }
  })
})

describe('the player', { timeout: 60_000 }, () => {
  let page: Page
  let complaints: readonly string[]
  const second = () => page.locator('video').evaluate((video: object) => Number(Reflect.get(video, 'currentTime')))
  const watch = async (): Promise<void> => {
    await page.goto(addressOf(`/s/${scene.id}`))
    await page.getByRole('button', { name: /Watch from the beginning|Start over/ }).click()
    await eventually(async () => expect(await second()).toBeGreaterThan(0.5))
  }
  beforeAll(async () => {
    page = await viewer.newPage()
    complaints = watchConsole(page)
    await watch()
  })

  it('shows the picture of the moment that is pointed at or reached by keys', async () => {
    const slider = page.getByRole('slider', { name: 'Place in the scene' })
    const box = page.getByTestId('seek-preview')
    const picture = async () =>
      /url\("(.+)"\);.* background-position: (.+);/
        .exec((await box.locator('div').first().getAttribute('style', { timeout: 5000 })) ?? '')
        ?.slice(1)
    const { items } = await ada(listSegments, { params: { sceneId: scene.id }, query: {} })
    const sheetOf = (place: number) => (items[place]?.videoUrl ?? '').replace('segment.mp4', 'sprite.jpg')
    const { width = 0 } = (await slider.boundingBox()) ?? {}
    await slider.hover({ position: { x: (width * 3) / TOTAL, y: 8 } })
    await expect.poll(picture).toEqual([sheetOf(0), '-192px 0px'])
    await slider.hover({ position: { x: (width * 31) / TOTAL, y: 8 } })
    await expect.poll(picture).toEqual([sheetOf(3), '-576px 0px'])
    expect(await box.textContent()).toMatch(/^4, ada0:3[01]$/)
    await page.mouse.move(5, 5)
    await expect.poll(() => box.count()).toBe(0)

    await page.keyboard.press('k')
    await slider.focus()
    await slider.press('Home')
    await slider.press('ArrowRight')
    await expect.poll(picture).toEqual([sheetOf(0), '0px 0px'])
    await slider.press('End')
    await slider.blur()
    await expect.poll(() => box.count()).toBe(0)
  })

  it('shows the captions of the playlist on request', async () => {
    await page.getByRole('list', { name: 'Chapters' }).getByRole('button').nth(1).click()
    await page.getByRole('button', { name: 'Captions' }).click()
    const words = page.getByText('Film 2', { exact: true })
    await words.waitFor({ timeout: 15_000 })
    expect(await words.count()).toBe(1)
  })

  it('goes on at the same place when a segment gets better pictures while the scene is watched', async () => {
    const { items } = await ada(listSegments, { params: { sceneId: scene.id }, query: {} })
    const last = items.at(-1)
    if (last === undefined) throw new Error('there is no segment')
    // The files that are replaced are on their way to the viewer, and are gone when they would arrive.
    const swept = Promise.withResolvers<void>()
    await page.route(`**${last.videoUrl.replace('segment.mp4', '')}**`, async (route) => {
      await swept.promise
      await route.fulfill({ status: 404 })
    })
    await watch()
    const job = await ada(rerenderSegment, { params: { segmentId: last.id } }, { idempotencyKey: randomUUID() })
    await waitForPublished(ada, job.id)
    const before = await second()
    const fresh = page.waitForResponse((response) => response.url().includes('/r1/'))
    swept.resolve()
    await fresh
    await expect.poll(second, { timeout: 15_000 }).toBeGreaterThan(before)
    expect(await second()).toBeLessThan(before + REEL_SECONDS)
    await page.getByRole('list', { name: 'Chapters' }).getByRole('button').last().click()
    await page.getByText('Film 5', { exact: true }).waitFor({ timeout: 15_000 })
  })

  it('says nothing in the console meanwhile', () => {
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([])
  })
})
