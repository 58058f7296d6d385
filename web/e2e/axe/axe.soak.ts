import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { login } from '@skein/contract/accounts'
import { createClient } from '@skein/contract/client'
import { getScene } from '@skein/contract/scenes'
import { afterAll, beforeAll, describe, inject, it } from 'vitest'
import { signIn } from '../journeys/person.ts'
import { journeyDirectory } from '../journeys/record.ts'
import { launchBrowser, type TestBrowser } from '../setup/browser.ts'
import { OWNER } from '../setup/fresh-skein.ts'
import { furnish, type Library, WRITER } from '../setup/furnish.ts'
import { pagesOf } from '../setup/pages.ts'
import { settled } from '../setup/settled.ts'
import { hiddenFocus, lostInForcedColours, moving, spacedText } from './checks.ts'
import { wrongWithEveryPage } from './every-page.ts'
import { type Finding, walkMatrix } from './matrix.ts'

/** On two cores that others use as well. */
const MATRIX_MAX_MS = 1_800_000
/** Pages whose focus, colours, motion and spacing are walked through key by key: one of each kind there is. */
const WALKED = [
  'home',
  'topic',
  'idea',
  'person',
  'search',
  'scene',
  'playing',
  'transcript',
  'held-back',
  'end-of-scene',
  'share',
  'segment-said',
  'who-continues',
  'bible',
  'bible-change',
  'bible-json',
  'bible-proposals',
  'new-idea',
  'new-scene-refused',
  'write',
  'preview',
  'job',
  'job-under-way',
  'job-failed',
  'my-work',
  'history',
  'following',
  'inbox',
  'inbox-settings',
  'settings-address',
  'quality',
  'confirm',
  'register-refused',
] as const

function tableOf(findings: readonly Finding[], minutes: number): string {
  const rows = [...Map.groupBy(findings, ({ page }) => page)].map(([page, all]) => {
    const people = [...new Set(all.map(({ who }) => who))].join(', ')
    const states = [...new Set(all.map(({ state }) => state))].join(', ')
    const looks = all.reduce((sum, one) => sum + one.looks, 0)
    const wrong = all.reduce((sum, one) => sum + one.wrong.length, 0)
    return `| ${page} | ${people} | ${states} | ${looks} | ${wrong} |`
  })
  const looks = findings.reduce((sum, one) => sum + one.looks, 0)
  const head = ['| page | as | states | looks | violations |', '| --- | --- | --- | --- | --- |']
  return `${[...head, ...rows].join('\n')}\n\n${looks} looks in ${minutes.toFixed(1)} minutes.\n`
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
    async ({ expect }) => {
      const begun = Date.now()
      const findings = await walkMatrix(browser, url, library, (line) => process.stdout.write(`${line}\n`))
      const directory = await journeyDirectory()
      await mkdir(directory, { recursive: true })
      await writeFile(join(directory, 'axe.md'), tableOf(findings, (Date.now() - begun) / 60_000))
      expect(
        findings.flatMap(({ page, who, state, wrong }) => wrong.map((line) => `${page}, ${who}, ${state}, ${line}`)),
      ).toEqual([])
    },
    MATRIX_MAX_MS,
  )

  it('has room for German words on a phone', async ({ expect }) => {
    const english = await browser.person()
    await signIn(english, url, WRITER)
    const person = await browser.person({ locale: 'de-DE', storageState: await english.storageState() })
    const page = await person.newPage()
    await page.goto(url)
    await settled(page)
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    const { topic: slug, ideaId, tag, scene, jobs } = library
    const named = { slug, ideaId, sceneId: scene.id, jobId: jobs.failed, username: WRITER.username, tag, token: 'none' }
    expect(await wrongWithEveryPage(person, url, named)).toEqual([])
    for (const context of [english, person]) await context.close()
  })

  it.concurrent.for(WALKED)(
    'shows the focus, what is chosen and all its words four times as large, and keeps still when asked: %s',
    async (name, { expect }) => {
      const shown = pagesOf(library)[name]
      if (shown === undefined) throw new Error(`There is no page called ${name}.`)
      const context = await browser.person()
      // A page that is one person's alone is seen by them.
      await signIn(context, url, shown.who.some((who) => who !== 'owner') ? WRITER : OWNER)
      const page = await context.newPage()
      await page.goto(url + shown.path)
      await settled(page)
      await shown.prepare?.(page)
      expect.soft(await moving(page)).toEqual([])
      expect.soft(await lostInForcedColours(page)).toEqual([])
      expect.soft(await hiddenFocus(page)).toEqual([])
      expect.soft(await spacedText(page)).toEqual([])
      await context.close()
    },
  )
})
