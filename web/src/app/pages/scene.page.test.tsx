import { getBible } from '@skein/contract/bible-routes'
import { getScene, listSegments, type SceneWriters } from '@skein/contract/scenes'
import { getRecap } from '@skein/contract/recap'
import { inviteWriter, listInvited, setWriters, withdrawInvitation } from '@skein/contract/writers'
import { editSegment, getSegment } from '@skein/contract/segments'
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../lib/paths.ts'
import { problem } from '../../test/fake-api.ts'
import { FakeEventSource } from '../../test/fake-events.ts'
import { AT, jobId, makeBible, makeScene, makeSegment, makeSegments, sceneId, segmentId } from '../../test/make.ts'
import { renderApp, signedIn, signedOut, withFakeBrowser } from '../../test/render-app.tsx'

const browser = withFakeBrowser()
let count = 3
beforeEach(() => {
  count = 3
  const { api } = browser
  signedOut(api)
  api.on(getScene, () => makeScene({ segmentCount: count, ...(count === 0 ? { playlists: null } : {}) }))
  api.on(listSegments, () => ({ items: makeSegments(count), nextCursor: null }))
  api.on(getSegment, ({ params }) => makeSegment({ id: segmentId(2), sequence: Number(params.segmentId?.slice(-2)) }))
  api.on(getBible, () => ({ bible: makeBible(), version: 3, newestVersion: 3, createdAt: AT }))
})
const open = async (place: Parameters<typeof paths.scene>[1] = {}) => {
  const view = renderApp(paths.scene(sceneId(), place))
  await screen.findByRole('heading', { level: 1 })
  return { ...view, user: userEvent.setup() }
}

describe('the scene page', () => {
  it('lists the chapters with writer and length, and asks what happens next', async () => {
    await open()
    const chapters = within(screen.getByRole('tabpanel')).getAllByRole('listitem')
    expect(chapters).toHaveLength(3)
    expect(chapters[1]?.textContent).toContain('tomas')
    expect(screen.getByText('Your turn: what happens next?')).toBeDefined()
    expect(screen.getByRole('link', { name: 'Write the next segment' }).getAttribute('href')).toBe(
      paths.write(sceneId()),
    )
  })

  it('plays nothing and loads no player before it is asked to', async () => {
    await open()
    expect(screen.getByRole('button', { name: /Watch from the beginning/ })).toBeDefined()
    expect(document.querySelector('video')).toBeNull()
  })

  it.each([
    [{ segment: 2 }, 'Watch from segment 2'],
    [{ t: 40 }, 'Watch from segment 3'],
    [{ t: 9999 }, 'Watch from the beginning'],
    [{ segment: 77 }, 'Watch from the beginning'],
  ])('begins where the link %j points', async (place, label) => {
    await open(place)
    expect(screen.getByRole('button', { name: new RegExp(label) })).toBeDefined()
  })

  it('begins at a segment that came after the scene was last read', async () => {
    const { router } = await open()
    await act(() => router.navigate(paths.signIn()))
    count = 4
    await act(() => router.navigate(paths.scene(sceneId(), { segment: 4 })))
    expect(await screen.findByRole('button', { name: /Watch from segment 4/ })).toBeDefined()
  })

  it('can be taken elsewhere: as a link, a frame, a code for a phone and a feed', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Share' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Share this scene' }))
    expect(dialog.getByRole<HTMLInputElement>('textbox', { name: 'Link' }).value).toContain(paths.scene(sceneId()))
    expect(dialog.getByRole<HTMLInputElement>('textbox', { name: 'Frame for another site' }).value).toMatch(
      new RegExp(`^<iframe src="[^"]+${paths.embed(sceneId())}" .*title="[^"]+"`),
    )
    expect(dialog.getByRole('img', { name: /Code that opens/ })).toBeDefined()
    expect(dialog.getByRole('link', { name: /Feed/ }).getAttribute('href')).toBe(paths.sceneFeed(sceneId()))
  })

  it('tells who arrives in the middle what came before, and nothing of what they are about to see', async () => {
    const asked: (string | null)[] = []
    browser.api.on(getRecap, ({ query }) => {
      asked.push(query.get('before'))
      const { id, sequence, author } = makeSegments()[0] ?? makeSegment()
      return { before: 2, items: [{ id, sequence, author, logline: 'Ines lights it.', language: 'en', ending: null }] }
    })
    const { user } = await open({ segment: 2 })
    await user.click(screen.getByRole('button', { name: 'What came before' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'What came before segment 2' }))
    expect(await dialog.findByText('Ines lights it.')).toBeDefined()
    expect(dialog.getByRole('button', { name: 'Watch from segment 2' })).toBeDefined()
    expect(asked).toEqual(['2'])
  })

  it('offers a way into a long scene at its end, and none into a short one', async () => {
    await open()
    expect(screen.queryByRole('button', { name: /Catch up|What came before/ })).toBeNull()
    cleanup()
    count = 6
    await open()
    expect(screen.getByRole('button', { name: 'Catch up to the newest segment' })).toBeDefined()
  })

  it('shows the script of the segment the link points at', async () => {
    const { user, router } = await open({ segment: 2 })
    await user.click(screen.getByRole('tab', { name: 'Script' }))
    expect(await screen.findByText('Segment 2')).toBeDefined()
    expect(screen.getByText('“That was not an echo.”')).toBeDefined()
    expect(router.state.location.search).toContain('tab=script')
  })

  it('shows the bible and who is not in the story any more', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('tab', { name: 'Bible' }))
    expect((await screen.findByText('Bram')).parentElement?.textContent).toContain('not in the story any more')
    expect(screen.getByText('The dead can be heard at low tide.')).toBeDefined()
  })

  it('adds a chapter when somebody publishes', async () => {
    await open()
    count = 4
    act(() =>
      FakeEventSource.to('/events')?.say('segment_published', {
        sceneId: sceneId(),
        sequence: 4,
        segmentId: segmentId(4),
        jobId: jobId(),
        publishedAt: AT,
      }),
    )
    expect(await screen.findByRole('button', { name: /^4/ })).toBeDefined()
  })

  it('lets its owner say who continues it, invite people and take that back', async () => {
    const { api } = browser
    let writers: SceneWriters = 'everybody'
    let invited: string[] = []
    const owner = { ...makeScene().viewer, canEdit: true }
    signedIn(api)
    api.on(getScene, () => makeScene({ writers, viewer: owner }))
    api.on(setWriters, () => makeScene({ writers: (writers = 'invited'), viewer: owner }))
    api.on(inviteWriter, ({ params }) => {
      if (params.username !== 'tomas') return problem('not_found')
      invited = ['tomas']
      return { invited: true }
    })
    api.on(withdrawInvitation, () => {
      invited = []
      return { invited: false }
    })
    api.on(listInvited, () => ({
      items: invited.map((username) => ({ person: { username, displayName: null }, invitedAt: AT })),
      nextCursor: null,
    }))
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Who may continue it' }))
    await user.click(await screen.findByRole('button', { name: 'Whom I invite' }))
    const name = await screen.findByLabelText('Invite somebody')
    await user.type(name, '@nobody{Enter}')
    expect(await screen.findByText('There is nobody of that name.')).toBeDefined()
    await user.clear(name)
    await user.type(name, '@Tomas{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Take the invitation of tomas back' }))
    expect(await screen.findByText('You have not invited anybody yet.')).toBeDefined()
  })

  it('tells others who continues it, and where to begin a scene of their own', async () => {
    const viewer = { ...makeScene().viewer, canContinue: false, cannotContinueBecause: 'owner_only' as const }
    browser.api.on(getScene, () => makeScene({ writers: 'owner', viewer }))
    await open()
    expect(screen.getByText(/^Only .* continues this scene\./)).toBeDefined()
    expect(screen.queryByRole('link', { name: 'Write the next segment' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Who may continue it' })).toBeNull()
    expect(screen.getByRole('link', { name: /Start another scene/ })).toBeDefined()
  })

  it('lets a segment’s writer set right what is said of it, and shows what somebody else has said meanwhile', async () => {
    const { api } = browser
    let now = makeSegment({ id: segmentId(1), language: null })
    api.on(getSegment, () => now)
    api.on(editSegment, () => {
      if (now.language !== null) return (now = { ...now, contentNotes: ['drugs', 'grief'] })
      now = { ...now, language: 'nl', contentNotes: ['drugs'] }
      return problem('version_conflict')
    })
    const { user } = await open()
    await user.click(screen.getByRole('tab', { name: 'Script' }))
    await screen.findByText('How it was made')
    // For whoever only reads it there is nothing to change.
    expect(screen.queryByRole('button', { name: /^Change language/ })).toBeNull()
    cleanup()
    signedIn(api)
    const again = await open()
    await again.user.click(screen.getByRole('tab', { name: 'Script' }))
    await again.user.click(await screen.findByRole('button', { name: 'Change language and content notes' }))
    const dialog = await screen.findByRole('dialog', { name: 'Segment 1: language and content notes' })
    await again.user.selectOptions(within(dialog).getByLabelText('Language'), 'German')
    await again.user.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(dialog).findByText('Somebody has changed this meanwhile')).toBeDefined()
    expect(within(dialog).getByLabelText<HTMLSelectElement>('Language').value).toBe('nl')
    await again.user.click(within(dialog).getByRole('checkbox', { name: 'Death and grief' }))
    await again.user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(api.to(editSegment).map(({ body }) => body)).toEqual([
      { expected: { language: null, contentNotes: [] }, language: 'de', contentNotes: [] },
      { expected: { language: 'nl', contentNotes: ['drugs'] }, contentNotes: ['drugs', 'grief'] },
    ])
    expect((await screen.findAllByText(/Drugs.*Death and grief/)).length).toBeGreaterThan(0)
  })

  it('says what its writer says of a segment, in the chapters and before it plays', async () => {
    browser.api.on(listSegments, () => ({
      items: makeSegments(3).map((segment, index) => ({
        ...segment,
        language: 'nl',
        contentNotes: index === 0 ? (['grief', 'violence'] as const).slice() : [],
      })),
      nextCursor: null,
    }))
    await open()
    expect(screen.getAllByText('Contains: Violence, Death and grief')).toHaveLength(2)
    expect(screen.getByText(makeSegments()[1]?.excerpt ?? '').getAttribute('lang')).toBe('nl')
  })

  it('says that there is nothing to watch yet, and how it can begin', async () => {
    count = 0
    await open()
    expect(screen.getByText('Nothing to watch yet')).toBeDefined()
    expect(screen.getByRole('link', { name: 'Write how it begins' }).getAttribute('href')).toBe(paths.write(sceneId()))
  })

  it('says what to do at an address without a scene', async () => {
    browser.api.on(getScene, () => problem('not_found'))
    renderApp(paths.scene(sceneId()))
    expect(await screen.findByRole('link', { name: 'Go to the front page' })).toBeDefined()
    await waitFor(() => expect(document.title).toBe('Nothing here · Skein'))
  })
})
