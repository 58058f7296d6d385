import type { Page } from 'playwright-core'
import { CONTRADICTION, type Library } from './furnish.ts'
import { type Corners, DRAFTED } from './furnish-corners.ts'
import { DRAWN_MAX_MS, type PageCase } from './pages/page-case.ts'
import { pagesOf } from './pages.ts'

/** A page or a state of one that is looked at as a picture and not walked otherwise. */
export interface CornerCase extends PageCase {
  /** The language it is shown in: German, or a development build's own, longer and from right to left. */
  readonly language?: 'de' | 'xx-rtl'
  readonly isOnPaper?: boolean
  readonly isFrame?: boolean
  /** Undoes what was begun for the picture. */
  readonly leave?: (page: Page) => Promise<void>
}

const UNDER_WAY = 'The man in the grey coat opened the suitcase. It was full of stopped watches.'
const OPENS =
  'Rosa Vale held the letter over the kettle at Vale Halt. “It is dated tomorrow,” she whispered to her sister Wren, and outside the storm took the last train away.'

const field = (page: Page) => page.getByRole('textbox', { name: 'What happens next?' })
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).last().click({ timeout: DRAWN_MAX_MS })

const prepared = async ({ prepare }: PageCase, page: Page) => prepare?.(page)
const toTabs = (page: Page) =>
  page
    .getByRole('tablist')
    .first()
    .evaluate((list) => list.scrollIntoView())
/** The keys that brought the player here leave a ring which a mouse or a thumb does not. */
const withoutRing = (page: Page) =>
  page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined))

/** What is done to a page of the others before its picture is taken. */
const AFTERWARDS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  playing: withoutRing,
  captions: withoutRing,
  'end-of-scene': withoutRing,
  // Beneath the picture on a phone, and the picture is what their neighbours show.
  transcript: (page) => withoutRing(page).then(() => toTabs(page)),
  'scene-bible': toTabs,
}

/** What `pagesOf` leaves out because a picture is all there is to look at. */
export function cornersOf(library: Library, { ruleJob }: Corners): Readonly<Record<string, CornerCase>> {
  const { scene, ownScene, ideaId } = library
  const own = `/s/${ownScene.id}`
  const languages = Object.entries(pagesOf(library)).flatMap(([name, page]) =>
    ['home', 'scene', 'write', 'job'].includes(name)
      ? ([
          [`${name}-german`, { ...page, language: 'de' }],
          [`${name}-right-to-left`, { ...page, language: 'xx-rtl' }],
        ] as const)
      : [],
  )
  const watching = Object.fromEntries(
    Object.entries(pagesOf(library)).flatMap(([name, page]) => {
      const after = AFTERWARDS[name]
      return after === undefined
        ? []
        : [
            [
              name,
              {
                ...page,
                prepare: (shown: Page) =>
                  prepared(page, shown)
                    .then(() => after(shown))
                    .then(() => undefined),
              },
            ] as const,
          ]
    }),
  )
  return {
    ...Object.fromEntries(languages),
    ...watching,
    'new-scene-filled': {
      path: `/i/${ideaId}/new-scene`,
      who: ['writer'],
      prepare: async (page) => {
        await page.getByLabel('Title').fill('A letter dated tomorrow')
        await page.getByLabel('How does it begin?').fill(OPENS)
        await page.getByText('What is settled before it begins').click()
        await page.getByText('Found in your text').waitFor({ timeout: DRAWN_MAX_MS })
        await page.getByText('What is settled before it begins').evaluate((head) => head.scrollIntoView())
      },
    },
    'new-scene-writers': {
      path: `/i/${ideaId}/new-scene`,
      who: ['writer'],
      prepare: async (page) => {
        await press(page, 'Whom I invite')
        await page.getByRole('button', { name: 'Whom I invite' }).scrollIntoViewIfNeeded()
        await page.mouse.wheel(0, 600)
      },
      leave: (page) => press(page, 'Everybody'),
    },
    'write-notes': {
      path: `${own}/write`,
      who: ['writer'],
      prepare: async (page) => {
        await page.getByText(/^Content notes|^Contains/).click()
        await page.getByLabel('Death and grief').check()
        await page.getByLabel('Strong language').scrollIntoViewIfNeeded()
      },
      leave: (page) => page.getByLabel('Death and grief').uncheck(),
    },
    'write-checked': {
      path: `/s/${scene.id}/write`,
      who: ['writer'],
      prepare: async (page) => {
        await field(page).fill(CONTRADICTION)
        await press(page, 'Check my text')
        const found = page.getByText('There is something to look at').first()
        await found.waitFor({ timeout: DRAWN_MAX_MS })
        await found.evaluate((summary) => summary.scrollIntoView())
      },
      leave: (page) => field(page).fill(DRAFTED),
    },
    'write-offline': {
      path: `${own}/write`,
      who: ['writer'],
      prepare: async (page) => {
        await page.context().setOffline(true)
        const kept = 'The man in the grey coat did not look up.'
        // Always other words than are saved.
        await field(page).fill((await field(page).inputValue()) === kept ? `${kept} He was counting.` : kept)
        await page.getByText('Offline, kept on this device').waitFor({ timeout: DRAWN_MAX_MS })
      },
      leave: (page) => page.context().setOffline(false),
    },
    'write-two-tabs': {
      path: `${own}/write`,
      who: ['writer'],
      prepare: async (page) => {
        const other = await page.context().newPage()
        await other.goto(page.url())
        await page.bringToFront()
        await page.getByText('in another tab').first().waitFor({ timeout: DRAWN_MAX_MS })
      },
      leave: async (page) => {
        for (const other of page.context().pages()) if (other !== page) await other.close()
      },
    },
    'job-running': {
      path: `${own}/write`,
      who: ['writer'],
      prepare: async (page) => {
        await field(page).fill(UNDER_WAY)
        await press(page, 'Send it to be filmed')
        await page.getByRole('progressbar').waitFor({ timeout: DRAWN_MAX_MS })
        await page.getByText(/done/).nth(1).waitFor({ state: 'attached', timeout: DRAWN_MAX_MS })
      },
      leave: (page) => press(page, 'Stop it'),
    },
    proposal: {
      path: `/jobs/${ruleJob}`,
      who: ['owner'],
      prepare: async (page) => {
        await press(page, 'Ask for a bible change')
        await page.getByRole('dialog').waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
    'bible-proposals': { path: `/s/${scene.id}/bible?tab=proposals`, who: ['owner'] },
    'bible-editor': {
      path: `${own}/bible`,
      who: ['writer'],
      prepare: async (page) => {
        await press(page, 'Rule')
        await page.getByLabel('What holds in this world').fill('No train has stopped here since the flood.')
        await press(page, 'Add it to the changes')
        await page.getByRole('list', { name: 'Changes not saved yet' }).waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
    'scene-own': { path: own, who: ['writer'] },
    'search-left-out': { path: '/search?tagsNot=sea', who: ['stranger'] },
    embed: { path: `/embed/s/${scene.id}`, who: ['stranger'], isFrame: true },
    'script-on-paper': { path: `/s/${scene.id}?tab=script`, who: ['stranger'], isOnPaper: true },
  }
}
