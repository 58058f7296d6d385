import { askConfirmation, changeEmail, confirmEmail, getMe } from '@skein/contract/accounts'
import { changePreferences, getPreferences, type Preferences } from '@skein/contract/people'
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { paths } from '../../lib/paths.ts'
import { problem } from '../../test/fake-api.ts'
import { makeMe } from '../../test/make.ts'
import { renderApp, signedIn, signedOut, withFakeBrowser } from '../../test/render-app.tsx'

const browser = withFakeBrowser()

const PREFERENCES: Preferences = { keepsHistory: true, showsLikes: false, stopsAt: ['grief'], language: null }

it('says whether the address is confirmed, sends the mail again, and asks anew for another address', async () => {
  let me = makeMe({ emailVerified: false })
  let asked = 0
  signedIn(browser.api)
  browser.api.on(getMe, () => me)
  browser.api.on(getPreferences, () => PREFERENCES)
  browser.api.on(askConfirmation, () => (++asked > 1 ? problem('rate_limited') : { sent: true }))
  browser.api.on(changeEmail, ({ body }) => {
    if (typeof body === 'object' && body !== null && 'password' in body && body.password === 'right')
      return (me = makeMe({ email: 'new@example.org', emailVerified: false }))
    return problem('credentials_wrong')
  })
  renderApp(paths.settings())
  const again = await screen.findByRole('button', { name: 'Send it again' })
  await userEvent.click(again)
  await screen.findByText(/^A mail with a link is on its way/)
  await userEvent.click(again)
  await screen.findByText(/^There was one just now/)
  await userEvent.click(screen.getByRole('button', { name: 'Change it' }))
  await userEvent.type(screen.getByLabelText('New e-mail address'), 'new@example.org')
  await userEvent.type(screen.getByLabelText('Your password'), 'wrong{Enter}')
  await screen.findByText('That is not your password.')
  await userEvent.clear(screen.getByLabelText('Your password'))
  await userEvent.type(screen.getByLabelText('Your password'), 'right{Enter}')
  expect(await screen.findByText('new@example.org')).toBeDefined()
})

it('leads to the settings from a link that is used up, and does not offer it again', async () => {
  signedOut(browser.api)
  browser.api.on(confirmEmail, () => problem('confirmation_invalid'))
  renderApp('/confirm/a.b')
  await userEvent.click(await screen.findByRole('button', { name: 'Yes, it is mine' }))
  await screen.findByText('This link confirms nothing any more.')
  expect(screen.getByRole('link', { name: 'Settings' }).getAttribute('href')).toBe('/me/settings')
  expect(screen.queryByRole('button', { name: 'Yes, it is mine' })).toBeNull()
})

it('confirms an address only when a person says so, and lets them try again where the server failed', async () => {
  signedOut(browser.api)
  browser.api.on(confirmEmail, () => problem('unavailable'))
  renderApp('/confirm/a.b')
  const yes = await screen.findByRole('button', { name: 'Yes, it is mine' })
  expect(browser.api.to(confirmEmail)).toEqual([])
  await userEvent.click(yes)
  await screen.findByRole('alert')
  browser.api.on(confirmEmail, () => undefined)
  await userEvent.click(screen.getByRole('button', { name: 'Yes, it is mine' }))
  await screen.findByText('Your address is confirmed')
  expect(browser.api.to(confirmEmail)[0]?.body).toEqual({ token: 'a.b' })
})

it('keeps what somebody wants to be asked about before it plays', async () => {
  signedIn(browser.api)
  browser.api.on(getPreferences, () => PREFERENCES)
  browser.api.on(changePreferences, () => ({ ...PREFERENCES, stopsAt: ['violence', 'grief'] }))
  renderApp(paths.settings())
  expect(await screen.findByRole('checkbox', { name: 'Death and grief', checked: true })).toBeDefined()
  await userEvent.click(screen.getByRole('checkbox', { name: 'Violence' }))
  await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Violence' })).toHaveProperty('checked', true))
  expect(browser.api.to(changePreferences)[0]?.body).toEqual({ stopsAt: ['violence', 'grief'] })
})
