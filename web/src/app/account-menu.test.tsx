import { logout } from '@skein/contract/accounts'
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { meQuery } from '../api/session.ts'
import { offline } from '../test/fake-api.ts'
import { renderApp, signedIn, withFakeBrowser } from '../test/render-app.tsx'

const browser = withFakeBrowser()
const open = async () => {
  signedIn(browser.api)
  const view = renderApp('/nowhere')
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Account: Mara Holt' }))
  return { ...view, user, item: (name: string) => screen.findByRole('menuitem', { name }) }
}

describe('the account menu', () => {
  it('opens with the first press and leads to my work', async () => {
    const { item } = await open()
    expect((await item('My work')).getAttribute('href')).toBe('/me')
  })

  it('signs out and forgets what was read for this person', async () => {
    browser.api.on(logout, () => undefined)
    const { item, user, client } = await open()
    await user.click(await item('Sign out'))
    await waitFor(() => expect(client.getQueryData(meQuery.queryKey)).toBeNull())
    expect(await screen.findByRole('link', { name: 'Sign in' })).toBeDefined()
  })

  it('says that one is still signed in when the server did not hear it', async () => {
    browser.api.on(logout, () => offline())
    const { item, user, client } = await open()
    await user.click(await item('Sign out'))
    expect(await screen.findByText(/You are still signed in/)).toBeDefined()
    expect(client.getQueryData(meQuery.queryKey)).not.toBeNull()
  })
})
