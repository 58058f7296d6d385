import { countMyWork, listMyDrafts, listMyJobs } from '@skein/contract/jobs'
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { paths } from '../../lib/paths.ts'
import { AT, makeJob, sceneId } from '../../test/make.ts'
import { problem } from '../../test/fake-api.ts'
import { renderApp, signedIn, withFakeBrowser } from '../../test/render-app.tsx'

const browser = withFakeBrowser()
beforeEach(() => {
  const { api } = browser
  signedIn(api)
  api.on(countMyWork, () => ({ drafts: 1, running: 0, published: 2, returned: 1, failed: 0 }))
  api.on(listMyDrafts, () => ({
    items: [{ sceneId: sceneId(), sceneTitle: 'Low water', text: 'Half a sentence', updatedAt: AT }],
    nextCursor: null,
  }))
  api.on(listMyJobs, ({ query }) => ({
    items: query.get('state') === 'returned' ? [makeJob({ inputText: 'He rose from the dead.' })] : [],
    nextCursor: null,
  }))
})

it('opens where something waits for its writer, and counts the rest', async () => {
  renderApp(paths.me())
  expect(await screen.findByText('Half a sentence')).toBeDefined()
  const tabs = screen.getAllByRole('tab').map((tab) => tab.textContent)
  expect(tabs).toEqual(['Drafts1', 'Running0', 'Published2', 'Returned1', 'Failed0'])
})

it('shows what came back, keeps the choice in the address, and says what an empty shelf is for', async () => {
  const user = userEvent.setup()
  const { router } = renderApp(paths.me())
  await user.click(await screen.findByRole('tab', { name: /Returned/ }))
  expect(await screen.findByText('He rose from the dead.')).toBeDefined()
  expect(router.state.location.search).toBe('?show=returned')
  await user.click(screen.getByRole('tab', { name: /Failed/ }))
  expect(await screen.findByText('Nothing failed.')).toBeDefined()
})

it('says so when a shelf cannot be read, instead of showing an empty one', async () => {
  browser.api.on(listMyDrafts, () => problem('rate_limited'))
  renderApp(paths.me())
  expect((await screen.findByRole('alert')).textContent).toContain('Too many requests')
})
