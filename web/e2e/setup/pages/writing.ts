import { showUnderWay, STATES } from '../api-states.ts'
import { CONTRADICTION, type Library } from '../furnish.ts'
import { DRAWN_MAX_MS, MEMBERS, openDialog, type Pages, press, refused } from './page-case.ts'

/** Long enough that the preview draws several shots. */
const PREVIEWED =
  'Ines held the lantern higher and walked along the quay. "Somebody has been here," she said. Mara looked out over the water. The fog went grey with morning.'

/** Where a text is written, and what becomes of it. */
export function writingPages({ topic, ideaId, scene, ownScene, jobs }: Library): Pages {
  const write = `/s/${scene.id}/write`
  const newScene = `/i/${ideaId}/new-scene`
  return {
    'new-idea': { path: `/t/${topic}/new-idea`, who: MEMBERS, states: STATES },
    'new-scene': { path: newScene, who: MEMBERS, states: STATES },
    'new-scene-refused': {
      path: newScene,
      who: ['writer'],
      prepare: async (page) => {
        await press(page, 'Whom I invite')
        await page.getByText('Content notes: none').click()
        await page.getByText('What is settled before it begins').click()
        await press(page, 'Send the opening to be filmed')
        await refused(page)
      },
    },
    write: { path: write, who: MEMBERS, states: STATES },
    'write-draft': { path: `/s/${ownScene.id}/write`, who: ['writer'] },
    'write-uninvited': { path: `/s/${ownScene.id}/write`, who: ['owner'] },
    'write-checked': {
      path: write,
      who: ['writer'],
      prepare: async (page) => {
        await page.getByRole('textbox', { name: 'What happens next?' }).fill(CONTRADICTION)
        await page.getByText('Content notes: none').click()
        await press(page, 'Check my text')
        await page.getByRole('heading', { name: 'Continuity' }).waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
    preview: {
      path: write,
      who: ['writer'],
      prepare: async (page) => {
        await page.getByRole('textbox', { name: 'What happens next?' }).fill(PREVIEWED)
        await press(page, 'Preview')
        await page.getByRole('list', { name: 'Shots' }).getByRole('img').first().waitFor({ timeout: DRAWN_MAX_MS })
        await page.locator('#staged').evaluate((heading) => heading.scrollIntoView())
      },
    },
    job: { path: `/jobs/${jobs.done}`, who: ['writer'], states: STATES },
    'job-under-way': { path: `/jobs/${jobs.done}`, who: ['writer'], prepare: showUnderWay },
    'job-failed': { path: `/jobs/${jobs.failed}`, who: ['writer'] },
    'job-proposal': {
      path: `/jobs/${jobs.failed}`,
      who: ['writer'],
      prepare: (page) => openDialog(page, 'Ask for a bible change'),
    },
    'job-stopped': { path: `/jobs/${jobs.cancelled}`, who: ['writer'] },
    'my-work': { path: '/me', who: MEMBERS, states: STATES },
    'my-drafts': { path: '/me?show=drafts', who: ['writer'], states: ['empty', 'list loading'] },
    'my-running': { path: '/me?show=running', who: ['writer'], prepare: showUnderWay },
    'my-published': { path: '/me?show=published', who: ['writer'], states: ['empty', 'list error'] },
    'my-returned': { path: '/me?show=returned', who: ['writer'], states: ['empty'] },
    'my-failed': { path: '/me?show=failed', who: ['writer'], states: ['empty'] },
  }
}
