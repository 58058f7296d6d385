import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { accessibilityTree } from '../setup/accessibility-tree.ts'
import { violations } from '../setup/axe.ts'
import { launchBrowser, type TestBrowser } from '../setup/browser.ts'
import { keyboardOf } from '../setup/keyboard.ts'
import { watchConsole } from '../setup/watch-console.ts'
import { FILMED_MAX_MS, LOADED_MAX_MS, isPlayingFrom, newName } from './person.ts'
import { journeyDirectory } from './record.ts'

/** From the front page to one's own words on the screen, without a mouse. */
describe('a stranger with nothing but a keyboard', () => {
  const { url } = inject('skein')
  let browser: TestBrowser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it('watches, signs up, writes and sees it play, and always sees where the focus is', async () => {
    const page = await (await browser.person()).newPage()
    const complaints = watchConsole(page)
    const keys = keyboardOf(page)
    const directory = await journeyDirectory()
    await mkdir(directory, { recursive: true })
    let steps = 0
    const table: string[] = []
    /** What a screen reader would be told here, and whether a machine sees anything wrong with it. */
    const look = async (name: string): Promise<void> => {
      steps += 1
      const tree = await accessibilityTree(page)
      await writeFile(join(directory, `tree-${steps}-${name}.txt`), tree)
      table.push(`| ${steps} | ${name} | ${keys.presses} |`)
      keys.presses = 0
      expect(await violations(page)).toEqual([])
    }

    await page.goto(url)
    await page.getByRole('link', { name: 'Watch', exact: true }).first().waitFor({ timeout: LOADED_MAX_MS })
    await keys.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
    await keys.press('Enter')
    await look('home')
    await keys.tabTo('link', 'Watch')
    await keys.press('Enter')

    await page.getByRole('button', { name: /^Watch from the beginning/ }).waitFor({ timeout: LOADED_MAX_MS })
    await look('scene')
    await keys.tabTo('button', /^Watch from the beginning/)
    await keys.press('Enter')
    await expect.poll(() => isPlayingFrom(page, 0), { timeout: LOADED_MAX_MS }).toBe(true)
    await keys.press('c')
    await keys.press('k')
    await look('watching')

    await keys.tabTo('link', 'Write the next segment')
    await keys.press('Enter')
    await page.waitForURL(/sign-in/)
    await look('sign-in')
    await keys.tabTo('link', 'Create one')
    await keys.press('Enter')
    await page.waitForURL(/register/)
    const name = newName('keys')
    await keys.tabTo('textbox', 'E-mail address')
    await keys.type(`${name}@example.org`)
    await keys.tabTo('textbox', 'Username')
    await keys.type(name)
    await keys.tabTo('textbox', 'Password')
    await keys.type('short')
    await keys.press('Enter')
    // What is wrong is said, and the focus stands where it can be mended.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true')
    await look('register')
    await keys.type(' but now long enough')
    await keys.press('Enter')

    await page.waitForURL(/\/write$/)
    const editor = page.getByLabel('What happens next?')
    await editor.waitFor({ timeout: LOADED_MAX_MS })
    await keys.tabTo('textbox', 'What happens next?')
    await keys.type('Ines set the lantern down. "Then we wait for the tide," she said.')
    await page.getByText('Draft saved').waitFor({ timeout: LOADED_MAX_MS })
    await look('write')
    await keys.tabTo('button', 'Send it to be filmed')
    await keys.press('Enter')

    await page.waitForURL(/\/jobs\//)
    await page.getByRole('list', { name: 'Steps' }).getByRole('listitem').nth(4).waitFor({ timeout: LOADED_MAX_MS })
    await look('filming')
    await page.getByRole('link', { name: 'Watch it in the scene' }).waitFor({ timeout: FILMED_MAX_MS })
    await look('filmed')
    await keys.tabTo('link', 'Watch it in the scene')
    await keys.press('Enter')
    await page.waitForURL(/\/s\//)
    await page.getByRole('button', { name: /^Watch from segment \d+/ }).waitFor({ timeout: LOADED_MAX_MS })
    await keys.tabTo('button', /^Watch from segment \d+/)
    await keys.press('Enter')
    await expect.poll(() => isPlayingFrom(page, 20), { timeout: LOADED_MAX_MS }).toBe(true)
    await look('own-segment')

    await writeFile(
      join(directory, 'keys.md'),
      `${['| step | page | keys to get there |', '| --- | --- | --- |', ...table].join('\n')}\n`,
    )
    expect(keys.unseen).toEqual([])
    expect(complaints).toEqual([])
  })
})
