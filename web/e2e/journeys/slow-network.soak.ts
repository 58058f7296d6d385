import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../setup/browser.ts'
import { LOADED_MAX_MS, isPlayingFrom } from './person.ts'
import { journeyDirectory } from './record.ts'

/** 1.6 Mbit/s with 150 ms there and back: the mobile preset of Lighthouse. */
const SLOW = { offline: false, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150 }
const RUNS = 5

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', SLOW)
}

/** Seconds from pressing play to the first frame that the player itself shows. */
async function pressPlay(page: Page, isRead: boolean): Promise<number> {
  const fetched = page.waitForEvent('requestfinished', {
    predicate: (request) => request.url().includes('/assets/hls'),
    timeout: isRead ? LOADED_MAX_MS : 0,
  })
  fetched.catch(() => undefined)
  const play = page.getByRole('button', { name: /^Watch from the beginning/ })
  await play.waitFor({ timeout: LOADED_MAX_MS })
  // A person looks at the page before they press; the player is fetched meanwhile.
  if (isRead) await fetched
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const button = [...document.querySelectorAll('button')].find((one) =>
          one.textContent.startsWith('Watch from the beginning'),
        )
        const begun = performance.now()
        const look = (): void => {
          const video = document.querySelector('video')
          if (video === null) requestAnimationFrame(look)
          else video.requestVideoFrameCallback((now) => resolve((now - begun) / 1000))
        }
        button?.click()
        look()
      }),
  )
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

describe('a slow network', () => {
  const { url, sceneId } = inject('skein')
  let browser: TestBrowser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it('shows the scene page, then its picture, and plays on; how long it takes is measured', async () => {
    const rows: string[] = []
    for (const [when, isRead] of [
      ['after a look at the page', true],
      ['the moment the button is there', false],
    ] as const) {
      const seconds: number[] = []
      for (let run = 0; run < RUNS; run += 1) {
        const person = await browser.person({ viewport: { width: 390, height: 844 } })
        const page = await person.newPage()
        await slowDown(page)
        await page.goto(`${url}/s/${sceneId}`, { timeout: LOADED_MAX_MS })
        seconds.push(await pressPlay(page, isRead))
        await expect.poll(() => isPlayingFrom(page, 1)).toBe(true)
        await person.close()
      }
      rows.push(`| ${when} | ${median(seconds).toFixed(2)} | ${seconds.map((one) => one.toFixed(2)).join(', ')} |`)
    }
    const directory = await journeyDirectory()
    await mkdir(directory, { recursive: true })
    const table = ['| play pressed | first frame, median s | each run |', '| --- | --- | --- |', ...rows].join('\n')
    await writeFile(join(directory, 'slow-network.md'), `${table}\n`)
    process.stdout.write(`${table}\n`)
  })
})
