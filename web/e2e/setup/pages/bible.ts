import type { Page } from 'playwright-core'
import { STATES } from '../api-states.ts'
import type { Library } from '../furnish.ts'
import { ANYONE, DRAWN_MAX_MS, type Pages, press, refused } from './page-case.ts'

const json = (page: Page) => page.getByLabel('The bible as JSON')

/** What holds in a scene: read by everybody, changed by the scene's owner. */
export function biblePages({ scene, ownScene }: Library): Pages {
  const all = `/s/${scene.id}/bible`
  const own = `/s/${ownScene.id}/bible`
  return {
    bible: { path: all, who: ANYONE, states: STATES },
    'bible-proposals': { path: `${all}?tab=proposals`, who: ['writer', 'owner'], states: ['empty', 'list error'] },
    'bible-history': { path: `${all}?tab=history`, who: ANYONE, states: ['list error', 'list loading'] },
    'bible-as-json': { path: `${all}?tab=json`, who: ['stranger'] },
    'bible-change': {
      path: own,
      who: ['writer'],
      prepare: async (page) => {
        await page.getByRole('group', { name: 'What to add' }).waitFor({ timeout: DRAWN_MAX_MS })
        await press(page, 'Add it to the changes')
        await refused(page)
      },
    },
    'bible-json': {
      path: `${own}?tab=json`,
      who: ['writer'],
      prepare: async (page) => {
        const bible = JSON.parse(await json(page).inputValue({ timeout: DRAWN_MAX_MS }))
        const setting = { ...bible.setting, worldRules: ['No clock here tells the truth.'] }
        await json(page).fill(JSON.stringify({ ...bible, setting }, null, 2))
        await press(page, 'Look at the changes')
        await page.getByRole('button', { name: /^Save/ }).waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
    'bible-json-refused': {
      path: `${own}?tab=json`,
      who: ['writer'],
      prepare: async (page) => {
        await json(page).fill('{ "version": "one" }')
        await press(page, 'Look at the changes')
        await page.getByText('This is not a bible yet.').waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
  }
}
