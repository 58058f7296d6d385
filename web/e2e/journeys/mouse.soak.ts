import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../setup/browser.ts'
import { watchConsole } from '../setup/watch-console.ts'
import { asWebP } from '../setup/webp.ts'
import { FILMED_MAX_MS, LOADED_MAX_MS, isPlayingFrom, newName } from './person.ts'
import { journeyDirectory } from './record.ts'

const WORDS =
  'Ines set the lantern down on the step. "Then we wait for the tide," she said, and Mara counted under her breath.'

/** Arrive as a stranger, watch, sign up, write, see it play: with the seconds and the clicks each step took. */
describe('a stranger with a mouse', () => {
  const { url } = inject('skein')
  let browser: TestBrowser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it('watches, signs up, writes and sees it play', async () => {
    const context = await browser.person({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' })
    const page = await context.newPage()
    const complaints = watchConsole(page)
    const pictures: Buffer[] = []
    const table: string[] = []
    let clicks = 0
    let letters = 0
    const click = async (what: Locator): Promise<void> => {
      clicks += 1
      await what.click({ timeout: LOADED_MAX_MS })
    }
    const fill = async (label: string, words: string): Promise<void> => {
      await click(page.getByLabel(label))
      letters += words.length
      await page.keyboard.insertText(words)
    }
    const picture = async () => pictures.push(await page.screenshot())
    const step = async (name: string, act: () => Promise<unknown>): Promise<void> => {
      clicks = 0
      letters = 0
      const begun = performance.now()
      await act()
      const seconds = ((performance.now() - begun) / 1000).toFixed(1)
      table.push(`| ${table.length + 1} | ${name} | ${seconds} | ${clicks} | ${letters} |`)
      await picture()
    }

    await step('arrive: the front page is there', async () => {
      await page.goto(url)
      await page.getByRole('link', { name: 'Watch', exact: true }).first().waitFor({ timeout: LOADED_MAX_MS })
    })
    await step('open the scene', async () => {
      await click(page.getByRole('link', { name: 'Watch', exact: true }).first())
      await page.getByRole('button', { name: /^Watch from the beginning/ }).waitFor({ timeout: LOADED_MAX_MS })
    })
    await step('press play: the picture moves', async () => {
      await click(page.getByRole('button', { name: /^Watch from the beginning/ }))
      await expect.poll(() => isPlayingFrom(page, 0), { interval: 20 }).toBe(true)
    })
    await step('want to write: asked who it is', async () => {
      await click(page.getByRole('link', { name: 'Write the next segment' }).first())
      await page.waitForURL(/sign-in/)
      await click(page.getByRole('link', { name: 'Create one' }))
      await page.waitForURL(/register/)
    })
    await step('sign up: the empty page waits', async () => {
      const name = newName('mouse')
      await fill('E-mail address', `${name}@example.org`)
      await fill('Username', name)
      await fill('Password', 'four words nobody guesses')
      await click(page.getByRole('button', { name: 'Create my account' }))
      await page.waitForURL(/\/write$/, { timeout: LOADED_MAX_MS })
      await page.getByLabel('What happens next?').waitFor({ timeout: LOADED_MAX_MS })
    })
    await step('write: the text is kept', async () => {
      await fill('What happens next?', WORDS)
      await page.getByText('Draft saved').waitFor({ timeout: LOADED_MAX_MS })
    })
    await step('send: the five steps are there', async () => {
      await click(page.getByRole('button', { name: 'Send it to be filmed' }))
      await page.getByRole('list', { name: 'Steps' }).getByRole('listitem').nth(4).waitFor({ timeout: LOADED_MAX_MS })
    })
    await step('it is filmed: the steps fill up by themselves', async () => {
      // What somebody sees meanwhile: the picture is taken while the film is being drawn.
      await page.getByRole('heading', { name: 'Making the pictures' }).waitFor({ timeout: FILMED_MAX_MS })
      await picture()
      await page.getByRole('link', { name: 'Watch it in the scene' }).waitFor({ timeout: FILMED_MAX_MS })
    })
    await step('see it play', async () => {
      await click(page.getByRole('link', { name: 'Watch it in the scene' }))
      await click(page.getByRole('button', { name: /^Watch from segment \d+/ }))
      await expect.poll(() => isPlayingFrom(page, 20), { interval: 20 }).toBe(true)
    })
    expect(await page.getByRole('list', { name: 'Chapters' }).textContent()).toContain('Ines set the lantern down')

    const directory = await journeyDirectory()
    await mkdir(directory, { recursive: true })
    await writeFile(
      join(directory, 'strip.webp'),
      await asWebP(page, { pictures, columns: 3, width: 560, quality: 0.7 }),
    )
    const head = ['| step | what | seconds | clicks | letters typed |', '| --- | --- | --- | --- | --- |']
    await writeFile(join(directory, 'steps.md'), `${[...head, ...table].join('\n')}\n`)
    expect(complaints).toEqual([])
    await context.close()
  })
})
