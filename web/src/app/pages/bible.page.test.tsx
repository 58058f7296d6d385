import {
  acceptBibleProposal,
  diffBible,
  editBible,
  getBible,
  listBibleProposals,
  listBibleVersions,
  planBibleEdits,
  rollBackBible,
} from '@skein/contract/bible-routes'
import { getScene } from '@skein/contract/scenes'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../lib/paths.ts'
import { problem } from '../../test/fake-api.ts'
import { AT, makeBible, makeProposal, makeScene, sceneId } from '../../test/make.ts'
import { renderApp, signedIn, withFakeBrowser } from '../../test/render-app.tsx'

const browser = withFakeBrowser()
const changed = (version: number) => ({ bible: makeBible({ version }), version, changes: [], skipped: [] })
let canEdit = true
beforeEach(() => {
  canEdit = true
  const { api } = browser
  signedIn(api)
  api.on(getScene, () => {
    const scene = makeScene()
    return { ...scene, viewer: { ...scene.viewer, canEdit } }
  })
  api.on(getBible, () => ({ bible: makeBible(), version: 3, newestVersion: 3, createdAt: AT }))
  api.on(listBibleProposals, () => ({ items: [], nextCursor: null }))
  api.on(diffBible, () => ({ from: 2, to: 3, changes: [] }))
  api.on(listBibleVersions, () => ({
    items: [3, 2].map((version) => ({
      version,
      createdAt: AT,
      segment: null,
      changes: [],
      editor: { username: 'ines', displayName: null },
      reason: `Reason ${version}`,
    })),
    nextCursor: null,
  }))
})
const open = async (tab = 'entries') => {
  const view = renderApp(`${paths.bible(sceneId())}?tab=${tab}`)
  await screen.findByRole('heading', { level: 1, name: 'The bible' })
  return { ...view, user: userEvent.setup() }
}

describe('the bible page', () => {
  it('lets its owner collect changes and saves them together as one version', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Take out: patient' }))
    await user.click(screen.getByRole('button', { name: 'Rule' }))
    await user.type(screen.getByRole('textbox', { name: 'What holds in this world' }), 'Nobody swims.')
    await user.click(screen.getByRole('button', { name: 'Add it to the changes' }))
    await user.type(screen.getByRole('textbox', { name: 'Why, for the history' }), 'It was so from the start.')
    browser.api.on(editBible, () => changed(4))
    await user.click(screen.getByRole('button', { name: 'Save 2 changes' }))
    expect(await screen.findByText('Saved as version 4.')).toBeDefined()
    expect(browser.api.to(editBible)[0]?.body).toEqual({
      expectedVersion: 3,
      edits: [
        { op: 'remove_trait', entityId: 'char_ines', trait: 'patient' },
        { op: 'add_world_rule', rule: 'Nobody swims.' },
      ],
      reason: 'It was so from the start.',
    })
  })

  it('asks why before somebody leaves the story', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Leaves the story' }))
    await user.type(screen.getByRole('textbox', { name: 'Why Ines Cardoso leaves' }), 'She rowed away.')
    await user.click(screen.getByRole('button', { name: 'Add' }))
    expect(screen.getByText('Ines Cardoso leaves the story: She rowed away.')).toBeDefined()
  })

  it('keeps the changes when somebody else has settled the matter, and makes them anew on request', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Take out: patient' }))
    browser.api.on(editBible, () => problem('version_conflict'))
    await user.click(screen.getByRole('button', { name: 'Save 1 change' }))
    expect(await screen.findByText('Somebody changed this since you read it.')).toBeDefined()
    browser.api.on(getBible, () => ({ bible: makeBible({ version: 9 }), version: 9, newestVersion: 9, createdAt: AT }))
    expect(screen.getByText('Ines Cardoso is no longer: patient')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Make them on the bible as it is now' }))
    await waitFor(() => expect(screen.queryByText('Somebody changed this since you read it.')).toBeNull())
    browser.api.on(editBible, () => changed(10))
    await user.click(screen.getByRole('button', { name: 'Save 1 change' }))
    expect(await screen.findByText('Saved as version 10.')).toBeDefined()
    const [first, second] = browser.api.to(editBible)
    expect(first?.body).toMatchObject({ expectedVersion: 3 })
    expect(second?.body).toMatchObject({ expectedVersion: 9 })
  })

  it('shows what others propose, with their reason, and takes the owner’s answer', async () => {
    browser.api.on(listBibleProposals, () => ({
      items: [makeProposal({ viewer: { canDecide: true, canWithdraw: false } })],
      nextCursor: null,
    }))
    const { user } = await open('proposals')
    const item = within(
      await screen
        .findByText('New rule: There are telephones.')
        .then((found) => found.closest('li')?.parentElement?.closest('li') ?? document.body),
    )
    expect(item.getByText('Because: It is 1911.')).toBeDefined()
    await user.type(item.getByRole('textbox'), 'Fine.')
    browser.api.on(acceptBibleProposal, () => makeProposal({ status: 'accepted', bibleVersion: 4 }))
    browser.api.on(listBibleProposals, () => ({
      items: [makeProposal({ status: 'accepted', bibleVersion: 4, viewer: { canDecide: false, canWithdraw: false } })],
      nextCursor: null,
    }))
    await user.click(item.getByRole('button', { name: 'Accept' }))
    expect(await screen.findByText('accepted')).toBeDefined()
    expect(browser.api.to(acceptBibleProposal)[0]?.body).toEqual({ note: 'Fine.' })
  })

  it('tells who changed what and why, and lets the owner go back', async () => {
    const { user } = await open('history')
    expect(await screen.findByText('“Reason 2”')).toBeDefined()
    browser.api.on(rollBackBible, () => changed(4))
    const buttons = screen.getAllByRole('button', { name: 'Go back to this' })
    expect(buttons).toHaveLength(1)
    if (buttons[0] !== undefined) await user.click(buttons[0])
    expect(await screen.findByText('Version 2 holds again, as version 4.')).toBeDefined()
    expect(browser.api.to(rollBackBible)[0]?.body).toEqual({ expectedVersion: 3, toVersion: 2 })
  })

  it('takes a bible rewritten as JSON: checked here, shown as changes, then saved as edits', async () => {
    const { user } = await open('json')
    const field = screen.getByRole('textbox', { name: 'The bible as JSON' })
    const look = async (text: string) => {
      fireEvent.change(field, { target: { value: text } })
      await user.click(screen.getByRole('button', { name: 'Look at the changes' }))
    }
    await look(JSON.stringify({ ...makeBible(), characters: [{ entityId: 'ines', canonicalName: 3 }] }))
    expect((await screen.findByRole('alert')).textContent).toContain('/characters/0/canonicalName')
    expect(browser.api.to(planBibleEdits)).toEqual([])

    const refused = [{ pointer: '/characters/1', reason: 'Nobody is taken out.' }]
    browser.api.on(planBibleEdits, () => ({ edits: [], changes: [], refused }))
    await look(JSON.stringify({ ...makeBible(), characters: [] }))
    expect((await screen.findByText('Nobody is taken out.')).parentElement?.textContent).toContain('/characters/1')
    expect(screen.queryByRole('button', { name: /^Save/ })).toBeNull()

    const edits = [{ op: 'set_time_period' as const, timePeriod: '1912' }]
    const changes = [{ kind: 'changed' as const, pointer: '/setting/timePeriod', text: 'The time period: 1912' }]
    browser.api.on(planBibleEdits, () => ({ edits, changes, refused: [] }))
    browser.api.on(editBible, () => changed(4))
    await look(JSON.stringify({ ...makeBible(), setting: { timePeriod: '1912' } }))
    expect(await screen.findByText('The time period: 1912')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Save 1 change' }))
    expect(await screen.findByText('Saved as version 4.')).toBeDefined()
    expect(browser.api.to(editBible)[0]?.body).toEqual({ expectedVersion: 3, edits })
  })

  it('is for reading to everybody else', async () => {
    canEdit = false
    await open()
    expect(screen.getByText('The dead can be heard at low tide.')).toBeDefined()
    expect(screen.queryByRole('button', { name: /Take out/ })).toBeNull()
  })
})
