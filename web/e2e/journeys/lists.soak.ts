import { randomUUID } from 'node:crypto'
import { createIdea } from '@skein/contract/ideas'
import { listTopics } from '@skein/contract/topics'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../setup/browser.ts'
import { LOADED_MAX_MS, newMember, newName } from './person.ts'

const IDEAS = 70
/** Pixels by which a place may differ: a scroll bar, a rounded line. */
const NEAR = 4

const placeOf = (page: Page, name: string) =>
  page.getByRole('link', { name, exact: true }).evaluate((link) => Math.round(link.getBoundingClientRect().top))

describe('a list without an end', () => {
  const { url } = inject('skein')
  let browser: TestBrowser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it('keeps its place when somebody goes on and comes back, and again when they go forward', async () => {
    const { context, api } = await newMember(browser, url)
    const tag = newName('list')
    const [topic] = (await api(listTopics, { query: {} })).items
    for (let number = 1; number <= IDEAS; number += 1)
      await api(
        createIdea,
        {
          body: {
            topic: topic?.slug ?? '',
            title: `Idea ${number} of ${tag}`,
            prompt: `What happens when the ${number}th bell rings?`,
            tags: [tag],
          },
        },
        { idempotencyKey: randomUUID() },
      )
    const page = await context.newPage()
    await page.goto(`${url}/tags/${tag}`)
    // Newest first: this one is two pages down.
    const far = `Idea ${IDEAS - 55} of ${tag}`
    const isThere = async () => {
      await page.mouse.wheel(0, 1500)
      return page.getByRole('link', { name: far, exact: true }).count()
    }
    await expect.poll(isThere).toBe(1)
    await page.getByRole('link', { name: far, exact: true }).scrollIntoViewIfNeeded()
    const before = await placeOf(page, far)
    await page.getByRole('link', { name: far, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: far }).waitFor({ timeout: LOADED_MAX_MS })
    expect(await page.evaluate(() => window.scrollY)).toBe(0)

    await page.goBack()
    await page.getByRole('link', { name: far, exact: true }).waitFor({ timeout: LOADED_MAX_MS })
    await expect.poll(async () => Math.abs((await placeOf(page, far)) - before)).toBeLessThanOrEqual(NEAR)
    await page.goForward()
    await page.getByRole('heading', { level: 1, name: far }).waitFor({ timeout: LOADED_MAX_MS })
    await page.goBack()
    await expect.poll(async () => Math.abs((await placeOf(page, far)) - before)).toBeLessThanOrEqual(NEAR)
    await context.close()
  })
})
