import { getDraft } from '@skein/contract/jobs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../setup/browser.ts'
import { FILMED_MAX_MS, LOADED_MAX_MS, isPlayingFrom, newMember } from './person.ts'

const WORDS = 'Mara put the lantern on the quay.'
const MORE = ' The fog took the light and gave nothing back.'

describe('a writer', () => {
  const { url, sceneId } = inject('skein')
  let browser: TestBrowser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  const openComposer = async (page: Page) => {
    await page.goto(`${url}/s/${sceneId}/write`)
    const editor = page.getByLabel('What happens next?')
    await editor.waitFor({ timeout: LOADED_MAX_MS })
    return editor
  }
  const says = (page: Page, words: string) => page.getByText(words).first().waitFor({ timeout: LOADED_MAX_MS })

  it('loses no word when the connection goes while they type, comes back, and submits', async () => {
    const { context, api } = await newMember(browser, url)
    const page = await context.newPage()
    const editor = await openComposer(page)
    await editor.pressSequentially(WORDS)
    await says(page, 'Draft saved')

    await context.setOffline(true)
    await editor.pressSequentially(MORE)
    await says(page, 'Offline, kept on this device')
    // The window closes while there is no connection: the words are on the device and nowhere else.
    await page.close()
    expect((await api(getDraft, { params: { sceneId } })).text).toBe(WORDS)

    await context.setOffline(false)
    const again = await context.newPage()
    const editorAgain = await openComposer(again)
    expect(await editorAgain.inputValue()).toBe(WORDS + MORE)
    await says(again, 'Draft saved')
    expect((await api(getDraft, { params: { sceneId } })).text).toBe(WORDS + MORE)

    // Once more, and this time the page stays open until the connection is back.
    await context.setOffline(true)
    await editorAgain.press('Control+End')
    await editorAgain.pressSequentially(' Nobody spoke.')
    await says(again, 'Offline, kept on this device')
    await again.getByRole('button', { name: 'Send it to be filmed' }).click()
    await again.getByRole('alert').first().waitFor({ timeout: LOADED_MAX_MS })
    expect(await editorAgain.inputValue()).toBe(`${WORDS}${MORE} Nobody spoke.`)
    await context.setOffline(false)
    await says(again, 'Draft saved')
    await again.getByRole('button', { name: 'Send it to be filmed' }).click()
    await again.waitForURL(/\/jobs\//, { timeout: LOADED_MAX_MS })
    await says(again, 'Nobody spoke.')
    await context.close()
  })

  it('is warned in both of two tabs, and chooses where they differ', async () => {
    const { context } = await newMember(browser, url)
    const [one, two] = [await context.newPage(), await context.newPage()]
    const [editorOne, editorTwo] = [await openComposer(one), await openComposer(two)]
    const warning = 'You have this scene open for writing in another tab.'
    await says(one, warning)
    await says(two, warning)

    // What is saved in one is taken over by the other while that has no words of its own.
    await editorOne.pressSequentially(WORDS)
    await says(one, 'Draft saved')
    await expect.poll(() => editorTwo.inputValue()).toBe(WORDS)

    // Both go on at once without a connection: neither overwrites the other, and somebody is asked.
    await context.setOffline(true)
    await editorOne.pressSequentially(' One way.')
    await editorTwo.pressSequentially(' Another way.')
    await says(one, 'Offline, kept on this device')
    await says(two, 'Offline, kept on this device')
    await context.setOffline(false)
    const asked = 'This draft was changed in another tab or on another device.'
    await expect
      .poll(async () => (await one.getByText(asked).count()) + (await two.getByText(asked).count()))
      .toBeGreaterThan(0)
    const isOneAsked = (await one.getByText(asked).count()) > 0
    const [loser, editor, own] = isOneAsked
      ? ([one, editorOne, `${WORDS} One way.`] as const)
      : ([two, editorTwo, `${WORDS} Another way.`] as const)
    expect(await editor.inputValue()).toBe(own)
    await loser.getByRole('button', { name: 'Keep mine' }).click()
    await says(loser, 'Draft saved')
    await expect.poll(() => editor.inputValue()).toBe(own)

    // A tab that goes takes its warning with it.
    await (isOneAsked ? two : one).close()
    await loser.getByText(warning).waitFor({ state: 'detached', timeout: LOADED_MAX_MS })
    await context.close()
  })

  it('reloads while the job runs, and is where they were', async () => {
    const { context } = await newMember(browser, url)
    const page = await context.newPage()
    const editor = await openComposer(page)
    await editor.fill('Ansel came down the stairs with the logbook under his arm. "It is written here," he said.')
    await page.getByRole('button', { name: 'Send it to be filmed' }).click()
    await page.waitForURL(/\/jobs\//, { timeout: LOADED_MAX_MS })
    const address = page.url()
    const progress = page.getByRole('progressbar', { name: 'Progress' })
    await progress.waitFor({ timeout: LOADED_MAX_MS })
    for (const _ of ['once', 'twice']) {
      await page.reload()
      await page.getByRole('list', { name: 'Steps' }).getByRole('listitem').nth(4).waitFor({ timeout: LOADED_MAX_MS })
      expect(page.url()).toBe(address)
    }
    // A connection lost in the middle brings the steps up to date by itself when it is back.
    await context.setOffline(true)
    await page.evaluate(() => navigator.onLine)
    await context.setOffline(false)
    await page.getByRole('link', { name: 'Watch it in the scene' }).waitFor({ timeout: FILMED_MAX_MS })
    await page.getByRole('link', { name: 'Watch it in the scene' }).click()
    await page.getByRole('button', { name: /^Watch from segment \d+/ }).click()
    await expect.poll(() => isPlayingFrom(page, 20)).toBe(true)
    await context.close()
  })
})
