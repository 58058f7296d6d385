import type { Page } from 'playwright-core'
import { STATES } from '../api-states.ts'
import { GUEST, type Library } from '../furnish.ts'
import { ANYONE, DRAWN_MAX_MS, openDialog, type Pages, press } from './page-case.ts'

const second = (page: Page, from: number) =>
  page.waitForFunction((least) => (document.querySelector('video')?.currentTime ?? 0) > least, from, {
    timeout: DRAWN_MAX_MS,
  })
const pressPlay = (page: Page) =>
  page
    .locator('main button:has(img), main button:has(svg)')
    .filter({ hasText: /segment/ })
    .first()
    .click()
const begin = async (page: Page) => {
  await pressPlay(page)
  await second(page, 1)
}
const play = async (page: Page) => {
  await begin(page)
  await page.keyboard.press('k')
}

/** A scene, its player and everything that opens over or beside it. */
export function watchingPages({ scene, ownScene, marked }: Library): Pages {
  const watch = `/s/${scene.id}`
  return {
    scene: { path: watch, who: ANYONE, states: STATES },
    'scene-by-invitation': { path: `/s/${ownScene.id}`, who: ['stranger'] },
    transcript: { path: `${watch}?tab=transcript`, who: ['stranger'], prepare: play },
    'transcript-found': {
      path: `${watch}?tab=transcript`,
      who: ['stranger'],
      prepare: async (page) => {
        await play(page)
        await page.getByRole('searchbox', { name: 'Find in the transcript' }).fill('the')
        await press(page, 'Line after')
      },
    },
    script: {
      path: `${watch}?tab=script`,
      who: ['stranger'],
      prepare: async (page) => {
        await page.getByText('How it was made').click({ timeout: DRAWN_MAX_MS })
        await page.getByText('Published', { exact: true }).scrollIntoViewIfNeeded()
      },
    },
    'segment-said': {
      path: `/s/${ownScene.id}?tab=script`,
      who: ['writer'],
      prepare: async (page) => {
        await page.getByText('How it was made').click({ timeout: DRAWN_MAX_MS })
        await openDialog(page, 'Change language and content notes')
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
    'held-back': {
      path: `${watch}?segment=${marked}`,
      who: ['writer'],
      prepare: async (page) => {
        await pressPlay(page)
        await page.getByRole('button', { name: 'Play anyway' }).waitFor({ timeout: DRAWN_MAX_MS })
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
        await press(page, 'Settings and links')
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
    share: { path: watch, who: ['stranger'], prepare: (page) => openDialog(page, 'Share') },
    recap: {
      path: `${watch}?segment=${marked}`,
      who: ['stranger'],
      prepare: async (page) => {
        await openDialog(page, 'What came before')
        await page.getByRole('dialog').getByRole('listitem').first().waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
    'who-continues': {
      path: `/s/${ownScene.id}`,
      who: ['writer'],
      prepare: async (page) => {
        await openDialog(page, 'Who may continue it')
        await page.getByRole('listitem').filter({ hasText: GUEST.username }).waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
    'who-continues-refused': {
      path: `/s/${ownScene.id}`,
      who: ['writer'],
      prepare: async (page) => {
        await openDialog(page, 'Who may continue it')
        await page.getByLabel('Invite somebody').fill('nobody-of-that-name')
        await page.getByRole('button', { name: 'Invite', exact: true }).click()
        await page.getByText('There is nobody of that name.').waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
  }
}
