import { STATES } from '../api-states.ts'
import type { Library } from '../furnish.ts'
import { ANYONE, DRAWN_MAX_MS, type Pages } from './page-case.ts'

/** Where somebody looks for something to watch or to write. */
export function browsingPages({ topic, ideaId, tag, scene }: Library): Pages {
  return {
    home: { path: '/', who: ANYONE, states: STATES },
    topic: { path: `/t/${topic}`, who: ANYONE, states: STATES },
    idea: { path: `/i/${ideaId}`, who: ANYONE, states: STATES },
    tags: { path: '/tags', who: ANYONE, states: STATES },
    tag: { path: `/tags/${tag}`, who: ANYONE, states: STATES },
    person: { path: '/people/ida', who: ANYONE, states: STATES },
    'person-liked': { path: '/people/ida?tab=liked', who: ['writer'], states: ['empty'] },
    search: { path: `/search?q=${encodeURIComponent(scene.ideaTitle)}`, who: ANYONE, states: STATES },
    'search-narrowed': {
      path: '/search?kind=scenes&topicsNot=fables&contentNotesNot=violence,grief',
      who: ['stranger'],
      states: ['empty'],
    },
    'search-suggestions': {
      path: '/search',
      who: ['stranger'],
      prepare: async (page) => {
        const field = page.locator('main').getByRole('combobox')
        await field.pressSequentially('the')
        await page.locator('main').getByRole('option').first().waitFor({ timeout: DRAWN_MAX_MS })
        await field.press('ArrowDown')
      },
    },
    'not-found': { path: '/nowhere', who: ANYONE },
  }
}
