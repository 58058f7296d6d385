import { changePreferences, getPreferences, type Preferences } from '@skein/contract/people'
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { paths } from '../../lib/paths.ts'
import { renderApp, signedIn, withFakeBrowser } from '../../test/render-app.tsx'

const browser = withFakeBrowser()

it('keeps what somebody wants to be asked about before it plays', async () => {
  const chosen: Preferences = { keepsHistory: true, showsLikes: false, stopsAt: ['grief'] }
  signedIn(browser.api)
  browser.api.on(getPreferences, () => chosen)
  browser.api.on(changePreferences, () => ({ ...chosen, stopsAt: ['violence', 'grief'] }))
  renderApp(paths.settings())
  expect(await screen.findByRole('checkbox', { name: 'Death and grief', checked: true })).toBeDefined()
  await userEvent.click(screen.getByRole('checkbox', { name: 'Violence' }))
  await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Violence' })).toHaveProperty('checked', true))
  expect(browser.api.to(changePreferences)[0]?.body).toEqual({ stopsAt: ['violence', 'grief'] })
})
