import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { login } from '@skein/contract/accounts'
import { createClient } from '@skein/contract/client'
import { getScene } from '@skein/contract/scenes'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { signIn } from '../journeys/person.ts'
import { journeyDirectory } from '../journeys/record.ts'
import { launchBrowser, type TestBrowser } from '../setup/browser.ts'
import { OWNER } from '../setup/fresh-skein.ts'
import { furnish, type Library, WRITER } from '../setup/furnish.ts'
import { pagesOf } from '../setup/pages.ts'
import { settled } from '../setup/settled.ts'
import { hiddenFocus, lostInForcedColours, moving, spacedText } from './checks.ts'
import { type Finding, walkMatrix } from './matrix.ts'

/** Pages whose focus, colours, motion and spacing are walked through key by key: one of each kind there is. */
const WALKED = [
  'home',
  'topic',
  'scene',
  'playing',
  'search',
  'write',
  'preview',
  'job',
  'job-failed',
  'bible',
  'inbox',
  'new-scene',
]

function tableOf(findings: readonly Finding[]): string {
  const rows = [...Map.groupBy(findings, ({ page }) => page)].map(([page, all]) => {
    const people = [...new Set(all.map(({ who }) => who))].join(', ')
    const states = [...new Set(all.map(({ state }) => state))].join(', ')
    const looks = all.reduce((sum, one) => sum + one.looks, 0)
    const wrong = all.reduce((sum, one) => sum + one.wrong.length, 0)
    return `| ${page} | ${people} | ${states} | ${looks} | ${wrong} |`
  })
  return `${['| page | as | states | looks | violations |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')}\n`
}

describe('every page', () => {
  const { url, sceneId } = inject('skein')
  let browser: TestBrowser
  let library: Library
  beforeAll(async () => {
    browser = await launchBrowser()
    const stranger = createClient({ baseUrl: url })
    const { tokens } = await stranger(login, {
      body: { login: OWNER.username, password: OWNER.password, transport: 'bearer' },
    })
    const owner = createClient({ baseUrl: url, accessToken: () => tokens?.accessToken ?? null })
    const scene = await stranger(getScene, { params: { sceneId } })
    library = await furnish({ url, scene, stranger, owner })
  })
  afterAll(() => browser.close())

  it(
    'has nothing wrong with it for anybody, in any state, theme and width',
    async () => {
      const findings = await walkMatrix(browser, url, library, (line) => process.stdout.write(`${line}\n`))
      const directory = await journeyDirectory()
      await mkdir(directory, { recursive: true })
      await writeFile(join(directory, 'axe.md'), tableOf(findings))
      expect(
        findings.flatMap(({ page, who, state, wrong }) => wrong.map((line) => `${page}, ${who}, ${state}, ${line}`)),
      ).toEqual([])
    },
    2 * 3_600_000,
  )

  it.each(WALKED)(
    'shows the focus, what is chosen and all its words at 400 %%, and keeps still when asked: %s',
    async (name) => {
      const context = await browser.person()
      await signIn(context, url, WRITER)
      const page = await context.newPage()
      const pageCase = pagesOf(library)[name]
      await page.goto(url + (pageCase?.path ?? ''))
      await settled(page)
      await pageCase?.prepare?.(page)
      expect.soft(await moving(page)).toEqual([])
      expect.soft(await lostInForcedColours(page)).toEqual([])
      expect.soft(await hiddenFocus(page)).toEqual([])
      expect.soft(await spacedText(page)).toEqual([])
      await context.close()
    },
  )
})
