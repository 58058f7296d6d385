import type { Page } from 'playwright-core'
import type { Library } from './furnish.ts'

export type Who = 'stranger' | 'writer' | 'owner'

/** A page of the app as it can be shown: where it is, who sees it, and what is done there before anybody looks. */
export interface PageCase {
  readonly path: string
  readonly who: readonly Who[]
  /** It reads lists or a thing from the server, and so can be empty, broken or on its way. */
  readonly reads?: boolean
  readonly prepare?: (page: Page) => Promise<void>
}

const ANYONE = ['stranger', 'writer', 'owner'] as const
const MEMBERS = ['writer', 'owner'] as const
const DRAWN_MAX_MS = 60_000
/** Long enough that the preview draws several shots. */
const PREVIEWED =
  'Ines held the lantern higher and walked along the quay. "Somebody has been here," she said. Mara looked out over the water. The fog went grey with morning.'

const second = (page: Page, from: number) =>
  page.waitForFunction((least) => (document.querySelector('video')?.currentTime ?? 0) > least, from, {
    timeout: DRAWN_MAX_MS,
  })
const begin = async (page: Page) => {
  await page
    .locator('main button:has(img), main button:has(svg)')
    .filter({ hasText: /segment/ })
    .first()
    .click()
  await second(page, 1)
}
const play = async (page: Page) => {
  await begin(page)
  await page.keyboard.press('k')
}

/** Every page of the app with the things it can open. */
export function pagesOf({ topic, ideaId, tag, scene, ownScene, jobs }: Library): Readonly<Record<string, PageCase>> {
  const watch = `/s/${scene.id}`
  return {
    home: { path: '/', who: ANYONE, reads: true },
    topic: { path: `/t/${topic}`, who: ANYONE, reads: true },
    idea: { path: `/i/${ideaId}`, who: ANYONE, reads: true },
    tags: { path: '/tags', who: ANYONE, reads: true },
    tag: { path: `/tags/${tag}`, who: ANYONE, reads: true },
    person: { path: '/people/ida', who: ANYONE, reads: true },
    search: { path: `/search?q=${encodeURIComponent(scene.ideaTitle)}`, who: ANYONE, reads: true },
    scene: { path: watch, who: ANYONE, reads: true },
    transcript: { path: `${watch}?tab=transcript`, who: ['stranger'], prepare: play },
    script: {
      path: `${watch}?tab=script`,
      who: ['stranger'],
      prepare: async (page) => {
        await page.getByText('How it was made').click({ timeout: DRAWN_MAX_MS })
        await page.getByText('Published', { exact: true }).scrollIntoViewIfNeeded()
      },
    },
    'scene-bible': { path: `${watch}?tab=bible`, who: ['stranger'] },
    playing: { path: watch, who: ['stranger'], prepare: play },
    captions: {
      path: watch,
      who: ['stranger'],
      prepare: async (page) => {
        await begin(page)
        await page.keyboard.press('c')
        await second(page, 4)
        await page.keyboard.press('k')
      },
    },
    'end-of-scene': {
      path: watch,
      who: ['stranger'],
      prepare: async (page) => {
        await begin(page)
        await page.keyboard.press('End')
        await page.getByText('Wait here for the next').waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
    'player-settings': {
      path: watch,
      who: ['stranger'],
      prepare: async (page) => {
        await play(page)
        await page.getByRole('button', { name: 'Settings and links' }).click()
      },
    },
    'player-keys': {
      path: watch,
      who: ['stranger'],
      prepare: async (page) => {
        await play(page)
        await page.keyboard.press('?')
        await page.getByRole('dialog').waitFor()
      },
    },
    share: {
      path: watch,
      who: ['stranger'],
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Share' }).click()
        await page.getByRole('dialog').waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
    recap: {
      path: `${watch}?segment=${scene.segmentCount}`,
      who: ['stranger'],
      prepare: async (page) => {
        await page.getByRole('button', { name: 'What came before' }).click()
        await page.getByRole('dialog').getByRole('listitem').first().waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
    'account-menu': {
      path: '/tags',
      who: ['writer'],
      prepare: async (page) => {
        await page.getByRole('button', { name: /^Account/ }).click()
        await page.getByRole('menu').waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
    bible: { path: `${watch}/bible`, who: ANYONE, reads: true },
    'sign-in': { path: '/sign-in', who: ['stranger'] },
    'sign-in-refused': {
      path: '/sign-in',
      who: ['stranger'],
      prepare: async (page) => {
        await page
          .getByLabel(/E-mail|username/i)
          .first()
          .fill('nobody')
        await page.getByLabel('Password').fill('not the password')
        await page.getByRole('button', { name: 'Sign in' }).last().click()
        await page.getByRole('alert').first().waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
    register: { path: '/register', who: ['stranger'] },
    'register-refused': {
      path: '/register',
      who: ['stranger'],
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Create my account' }).click()
        await page.getByRole('alert').first().waitFor()
      },
    },
    welcome: { path: '/welcome', who: ['stranger'] },
    unsubscribe: { path: '/unsubscribe/not-a-token', who: ['stranger'] },
    'not-found': { path: '/nowhere', who: ANYONE },
    'new-idea': { path: `/t/${topic}/new-idea`, who: MEMBERS, reads: true },
    'new-scene': { path: `/i/${ideaId}/new-scene`, who: MEMBERS, reads: true },
    write: { path: `${watch}/write`, who: MEMBERS, reads: true },
    'write-draft': { path: `/s/${ownScene.id}/write`, who: ['writer'] },
    preview: {
      path: `${watch}/write`,
      who: ['writer'],
      prepare: async (page) => {
        await page.getByRole('textbox', { name: 'What happens next?' }).fill(PREVIEWED)
        await page.getByRole('button', { name: 'Preview' }).click()
        await page.getByRole('list', { name: 'Shots' }).getByRole('img').first().waitFor({ timeout: DRAWN_MAX_MS })
        await page.locator('#staged').evaluate((heading) => heading.scrollIntoView())
      },
    },
    job: { path: `/jobs/${jobs.done}`, who: ['writer'], reads: true },
    'job-failed': { path: `/jobs/${jobs.failed}`, who: ['writer'] },
    'job-stopped': { path: `/jobs/${jobs.cancelled}`, who: ['writer'] },
    'my-work': { path: '/me', who: MEMBERS, reads: true },
    history: { path: '/me/history', who: MEMBERS, reads: true },
    following: { path: '/me/following', who: MEMBERS, reads: true },
    inbox: { path: '/inbox', who: MEMBERS, reads: true },
    'inbox-settings': { path: '/inbox/settings', who: MEMBERS, reads: true },
  }
}
