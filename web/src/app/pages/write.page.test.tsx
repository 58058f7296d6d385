import { getBible } from '@skein/contract/bible-routes'
import { checkText, createContinuation, getDraft, getJob, saveDraft } from '@skein/contract/jobs'
import { CONTINUATION_LENGTH_MAX } from '@skein/contract/limits'
import { previewContinuation } from '@skein/contract/preview'
import { getScene, listSegments } from '@skein/contract/scenes'
import { getSegment } from '@skein/contract/segments'
import type { Verdict } from '@skein/contract/verdict'
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { watchOtherTabs } from '../../features/writing/other-tabs.ts'
import { draftKey } from '../../features/writing/use-draft.ts'
import { paths } from '../../lib/paths.ts'
import { offline, problem } from '../../test/fake-api.ts'
import {
  AT,
  makeBible,
  makeJob,
  makePreview,
  makeScene,
  makeScript,
  makeSegment,
  makeSegments,
  sceneId,
  userId,
} from '../../test/make.ts'
import { renderApp, signedIn, signedOut, withFakeBrowser } from '../../test/render-app.tsx'

const browser = withFakeBrowser()
const draft = (text = '') => ({ sceneId: sceneId(), sceneTitle: 'The keeper', text, updatedAt: AT })
const withNote = makeScript({ notes: ['Markup in the text was left out.'] })
let count = 3

beforeEach(() => {
  count = 3
  const { api } = browser
  signedIn(api)
  api.on(getScene, () => makeScene({ segmentCount: count }))
  api.on(listSegments, () => ({ items: makeSegments(count), nextCursor: null }))
  api.on(getSegment, () => makeSegment())
  api.on(getBible, () => ({ bible: makeBible(), version: 3, newestVersion: 3, createdAt: AT }))
  api.on(getDraft, () => draft())
  api.on(saveDraft, () => draft('saved'))
  api.on(createContinuation, () => makeJob())
  api.on(getJob, () => makeJob())
})

const open = async () => {
  const view = renderApp(paths.write(sceneId()))
  const editor = await screen.findByRole('textbox', { name: 'What happens next?' })
  return { ...view, editor, user: userEvent.setup() }
}
const send = () => screen.getByRole('button', { name: /Send it to be filmed|Sending/ })

describe('the composer', () => {
  it('asks a stranger to sign in and comes back afterwards', async () => {
    signedOut(browser.api)
    const { router } = renderApp(paths.write(sceneId()))
    await screen.findByRole('heading', { name: 'Sign in' })
    expect(router.state.location.search).toBe(`?next=${encodeURIComponent(paths.write(sceneId()))}`)
  })

  it('brings the draft back', async () => {
    browser.api.on(getDraft, () => draft('Ines rowed'))
    expect((await open()).editor).toHaveProperty('value', 'Ines rowed')
  })

  it('keeps the text on this device while offline and says so', async () => {
    browser.api.on(saveDraft, () => offline())
    const { editor, user } = await open()
    await user.type(editor, 'kept')
    expect(localStorage.getItem(draftKey(userId(), sceneId()))).toContain('kept')
    await user.tab()
    expect(await screen.findByText('Offline, kept on this device')).toBeDefined()
  })

  it('saves at once when the connection is back', async () => {
    browser.api.on(saveDraft, () => offline())
    const { editor, user } = await open()
    await user.type(editor, 'kept')
    await user.tab()
    await screen.findByText('Offline, kept on this device')
    browser.api.on(saveDraft, () => draft('kept'))
    window.dispatchEvent(new Event('online'))
    expect(await screen.findByText('Draft saved')).toBeDefined()
    expect(localStorage.getItem(draftKey(userId(), sceneId()))).toBeNull()
  })

  it('marks the characters named in the text', async () => {
    const { editor, user } = await open()
    const bible = screen.getByRole('region', { name: 'The bible in play' })
    await user.type(editor, 'Bram was there.')
    await waitFor(() => expect(within(bible).getAllByText('in your text')).toHaveLength(1))
    expect(within(bible).getByText('in your text').parentElement?.textContent).toContain('Bram')
  })

  it('sends the text with the segment count it was written after, then shows the job', async () => {
    const { editor, user, router } = await open()
    await user.type(editor, 'She rowed.')
    await user.click(send())
    await waitFor(() => expect(router.state.location.pathname).toBe(paths.job(makeJob().id)))
    expect(browser.api.to(createContinuation)[0]?.body).toEqual({ text: 'She rowed.', expectedSegmentCount: 3 })
    expect(localStorage.getItem(draftKey(userId(), sceneId()))).toBeNull()
  })

  it('repeats the same idempotency key when the answer was lost', async () => {
    browser.api.on(createContinuation, () => offline())
    const { editor, user } = await open()
    await user.type(editor, 'She rowed.')
    await user.click(send())
    await screen.findByText('Skein did not answer.')
    browser.api.on(createContinuation, () => makeJob())
    await user.click(send())
    await waitFor(() => expect(browser.api.to(createContinuation)).toHaveLength(2))
    const [first, second] = browser.api.to(createContinuation).map((request) => request.key)
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(second).toBe(first)
  })

  it('shows what arrived meanwhile and sends after it only when told to', async () => {
    browser.api.on(createContinuation, ({ body }) =>
      typeof body === 'object' && body !== null && 'expectedSegmentCount' in body && body.expectedSegmentCount === 5
        ? makeJob()
        : problem('version_conflict'),
    )
    const { editor, user, router } = await open()
    await user.type(editor, 'She rowed.')
    count = 5
    await user.click(send())
    expect(await screen.findByText('2 new segments arrived since you began.')).toBeDefined()
    expect(screen.getByText(/Segment 5 by/)).toBeDefined()
    expect(editor).toHaveProperty('value', 'She rowed.')
    await user.click(screen.getByRole('button', { name: 'I have read them, send it anyway' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(paths.job(makeJob().id)))
    const keys = browser.api.to(createContinuation).map((request) => request.key)
    expect(new Set(keys).size).toBe(2)
  })

  it('sends the language and the notes its writer has set, and keeps them through a reload until then', async () => {
    browser.api.on(createContinuation, () => makeJob())
    const first = await open()
    await first.user.selectOptions(screen.getByLabelText('Language of your text'), 'nl')
    await first.user.click(screen.getByText('Content notes: none'))
    await first.user.click(await screen.findByRole('checkbox', { name: 'Death and grief' }))
    first.unmount()
    const { editor, user, router } = await open()
    expect(screen.getByText('Contains: Death and grief')).toBeDefined()
    await user.type(editor, 'Zij roeide.')
    await user.click(send())
    await waitFor(() => expect(router.state.location.pathname).toBe(paths.job(makeJob().id)))
    expect(browser.api.to(createContinuation)[0]?.body).toMatchObject({ language: 'nl', contentNotes: ['grief'] })
    expect(Object.keys(localStorage).filter((key) => key.startsWith('skein.said'))).toEqual([])
  })

  it('says who continues a scene that is for others to write, and where to begin one of their own', async () => {
    const viewer = { ...makeScene().viewer, canContinue: false, cannotContinueBecause: 'invited_only' as const }
    browser.api.on(getScene, () => makeScene({ writers: 'invited', viewer }))
    const { editor, user } = await open()
    await user.type(editor, 'Still')
    await user.click(send())
    expect(screen.getByText(/^Only people .* has invited continue this scene\./)).toBeDefined()
    expect(screen.getByRole('link', { name: /Start another scene/ }).getAttribute('href')).toBe(
      paths.newScene(makeScene().ideaId),
    )
    expect(browser.api.to(createContinuation)).toEqual([])
  })

  it('says what is missing instead of sending nothing', async () => {
    const { editor, user } = await open()
    await user.type(editor, '   ')
    await user.click(send())
    expect(await screen.findByText('There is nothing to film yet.')).toBeDefined()
    expect(browser.api.to(createContinuation)).toEqual([])
  })

  it('does not send more than a segment can hold', async () => {
    browser.api.on(getDraft, () => draft('x'.repeat(CONTINUATION_LENGTH_MAX + 5)))
    const { user } = await open()
    expect(screen.getByText('5 too many')).toBeDefined()
    await user.click(send())
    expect(browser.api.to(createContinuation)).toEqual([])
  })

  it('says why a closed scene takes nothing', async () => {
    browser.api.on(getScene, () =>
      makeScene({
        status: 'locked',
        viewer: {
          liked: false,
          following: false,
          canEdit: false,
          canContinue: false,
          cannotContinueBecause: 'finished',
          cannotContinueReason: 'This scene is finished and takes no more continuations.',
        },
      }),
    )
    const { editor, user } = await open()
    await user.type(editor, 'Still')
    await user.click(send())
    expect(screen.getByText(/^This scene is finished\./)).toBeDefined()
    expect(browser.api.to(createContinuation)).toEqual([])
  })

  it('checks the text before anything is sent, and says when the answer is about an older one', async () => {
    browser.api.on(getDraft, () => draft('Mara took the telephone.'))
    browser.api.on(
      checkText,
      (): Verdict => ({
        outcome: 'block',
        bibleVersion: 3,
        validator: 'local@1',
        findings: [
          {
            kind: 'anachronism',
            severity: 'block',
            confidence: 0.9,
            quote: { start: 14, end: 23, text: 'telephone' },
            cites: null,
            reason: 'Nobody has one yet.',
            suggestion: 'Send a boy.',
          },
        ],
        notes: [],
      }),
    )
    const { user, editor } = await open()
    await user.click(screen.getByRole('button', { name: 'Check my text' }))
    expect(await screen.findByText('Nobody has one yet.')).toBeDefined()
    expect(browser.api.to(checkText)[0]?.body).toEqual({ text: 'Mara took the telephone.' })
    expect(browser.api.to(createContinuation)).toEqual([])
    await user.type(editor, ' Or not.')
    expect(screen.getByText(/You have changed the text since/)).toBeDefined()
  })

  it('shows how the text would be staged, and sends nothing', async () => {
    browser.api.on(getDraft, () => draft('Ines rowed out to the light.'))
    browser.api.on(previewContinuation, () => makePreview({ script: withNote, scriptBy: 'model' }))
    const { editor, user } = await open()
    await user.click(screen.getByRole('button', { name: 'Preview' }))
    const strip = await screen.findByRole('list', { name: 'Shots' })
    const [shot] = makeScript().shots
    const [still] = within(strip).getAllByRole('img')
    expect(still?.getAttribute('src')).toBe(makePreview().stills?.[0])
    expect(still?.getAttribute('alt')).toContain(shot?.setting.place)
    expect(within(strip).getByText(shot?.caption ?? '')).toBeDefined()
    expect(screen.getByText(/a model writes the script/)).toBeDefined()
    expect(screen.getByText('Markup in the text was left out.')).toBeDefined()
    expect(browser.api.to(previewContinuation).map(({ body }) => body)).toContainEqual({
      text: 'Ines rowed out to the light.',
      stills: true,
    })
    expect(browser.api.to(createContinuation)).toEqual([])
    await user.type(editor, ' Or not.')
    expect(screen.getByText(/look again to see it now/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Close the preview' }))
    expect(screen.queryByRole('list', { name: 'Shots' })).toBeNull()
  })

  it('says why there is no preview', async () => {
    browser.api.on(getDraft, () => draft('Ines rowed.'))
    browser.api.on(previewContinuation, () => problem('rate_limited'))
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Preview' }))
    expect(await screen.findByText('Too many requests in a short time.')).toBeDefined()
  })

  it('tells the seconds of film, the language and who is new, from what the server reads', async () => {
    browser.api.on(getDraft, () => draft('Ines rowed out to the light with Tobias Wren.'))
    browser.api.on(previewContinuation, () =>
      makePreview({ stills: null, cast: [{ entityId: 'char_tobiaswren', name: 'Tobias Wren', isNew: true }] }),
    )
    const { editor } = await open()
    expect(await screen.findByText(`${makeScript().durationSeconds} s of film`)).toBeDefined()
    expect(editor.getAttribute('lang')).toBe('en')
    expect(within(screen.getByRole('region', { name: 'The bible in play' })).getByText('Tobias Wren')).toBeDefined()
    expect(browser.api.to(previewContinuation).map(({ body }) => body)).toEqual([
      { text: 'Ines rowed out to the light with Tobias Wren.', stills: false },
    ])
  })

  it('warns when the scene is open in another tab, until that is closed', async () => {
    await open()
    const other = watchOtherTabs(draftKey(userId(), sceneId()), 'other', {
      count: () => undefined,
      saved: () => undefined,
      sent: () => undefined,
    })
    expect(await screen.findByText('You have this scene open for writing in another tab.')).toBeDefined()
    other.close()
    await waitFor(() => expect(screen.queryByText('You have this scene open for writing in another tab.')).toBeNull())
  })

  it('asks which text to keep when another device has changed the draft', async () => {
    browser.api.on(getDraft, () => draft('begun'))
    const { editor, user } = await open()
    browser.api.on(saveDraft, () => problem('version_conflict'))
    browser.api.on(getDraft, () => ({ ...draft('begun on the phone'), updatedAt: '2026-11-20T19:00:00.000000Z' }))
    await user.type(editor, ', here')
    await user.tab()
    expect(await screen.findByText('“begun on the phone”')).toBeDefined()
    expect(editor).toHaveProperty('value', 'begun, here')
    browser.api.on(saveDraft, () => ({ ...draft('begun, here'), updatedAt: '2026-11-20T19:01:00.000000Z' }))
    await user.click(screen.getByRole('button', { name: 'Keep mine' }))
    expect(await screen.findByText('Draft saved')).toBeDefined()
    expect(browser.api.to(saveDraft).at(-1)?.body).toEqual({
      text: 'begun, here',
      expectedUpdatedAt: '2026-11-20T19:00:00.000000Z',
    })
  })
})
