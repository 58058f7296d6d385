import { createOwner, getSetup, login, register } from '@skein/contract/accounts'
import { listMyDrafts, listMyJobs } from '@skein/contract/jobs'
import { listScenes } from '@skein/contract/scenes'
import { listTopics } from '@skein/contract/topics'
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../lib/paths.ts'
import { offline, problem } from '../../test/fake-api.ts'
import { makeMe } from '../../test/make.ts'
import { renderApp, signedOut, withFakeBrowser } from '../../test/render-app.tsx'

const browser = withFakeBrowser()
const session = () => ({ user: makeMe(), tokens: null })
const empty = () => ({ items: [], nextCursor: null })
beforeEach(() => {
  const { api } = browser
  signedOut(api)
  api.on(getSetup, () => ({ ownerNeeded: true, tokenNeeded: true }))
  api.on(listMyJobs, empty)
  api.on(listMyDrafts, empty)
  api.on(listScenes, empty)
  api.on(listTopics, empty)
})
/** The error shown at a field, as assistive technology finds it. */
function errorAt(field: HTMLElement): string | undefined {
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => document.getElementById(id)).find((element) => element?.getAttribute('role') === 'alert')
    ?.textContent
}

describe('signing in', () => {
  const open = async () => {
    const view = renderApp(paths.signIn(paths.me()))
    const name = await screen.findByLabelText('E-mail address or username')
    const password = screen.getByLabelText('Password')
    const user = userEvent.setup()
    await user.type(name, 'mara')
    await user.type(password, 'correct horse')
    return { ...view, user, name, password, press: () => user.click(screen.getByRole('button', { name: 'Sign in' })) }
  }

  it('asks for cookies and goes on to where one was', async () => {
    browser.api.on(login, session)
    const { press, router } = await open()
    await press()
    await waitFor(() => expect(router.state.location.pathname).toBe(paths.me()))
    expect(browser.api.to(login)[0]?.body).toEqual({ login: 'mara', password: 'correct horse', transport: 'cookie' })
  })

  it('shows a wrong password once, above the button, and keeps what was typed', async () => {
    browser.api.on(login, () => problem('credentials_wrong'))
    const { press, name, password } = await open()
    await press()
    expect((await screen.findByRole('alert')).textContent).toContain('Check both and try again.')
    expect(screen.getAllByRole('alert')).toHaveLength(1)
    expect(errorAt(name)).toBeUndefined()
    expect(name).toHaveProperty('value', 'mara')
    expect(password).toHaveProperty('value', 'correct horse')
  })

  it('shows a problem of one field at that field and nowhere else', async () => {
    browser.api.on(login, () => problem('validation_failed', { field: '/body/login' }))
    const { press, name } = await open()
    await press()
    await waitFor(() => expect(errorAt(name)).toBe('Correct the named field and send it again.'))
    expect(screen.getAllByRole('alert')).toHaveLength(1)
  })

  it('says what to do when Skein does not answer', async () => {
    browser.api.on(login, () => offline())
    const { press } = await open()
    await press()
    expect((await screen.findByRole('alert')).textContent).toContain('Check your connection')
  })

  it('does not follow an address of another site', async () => {
    browser.api.on(login, session)
    const { router } = renderApp('/sign-in?next=//evil.example/me')
    const user = userEvent.setup()
    await user.type(await screen.findByLabelText('E-mail address or username'), 'mara')
    await user.type(screen.getByLabelText('Password'), 'x')
    await user.click(screen.getByRole('button', { name: 'Sign in' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/'))
  })
})

describe('creating an account', () => {
  const fill = async (user: ReturnType<typeof userEvent.setup>, words: Record<string, string>) => {
    for (const [label, text] of Object.entries(words)) await user.type(await screen.findByLabelText(label), text)
  }

  it('names every mistake at its field before anything is sent, and goes to the first', async () => {
    renderApp(paths.register())
    const user = userEvent.setup()
    await fill(user, { 'E-mail address': 'nobody', Username: 'A b', Password: 'short' })
    await user.click(screen.getByRole('button', { name: 'Create my account' }))
    expect(errorAt(screen.getByLabelText('E-mail address'))).toContain('mara@example.org')
    expect(errorAt(screen.getByLabelText('Username'))).toContain('3 to 50')
    expect(errorAt(screen.getByLabelText('Password'))).toContain('at least 8')
    expect(document.activeElement).toBe(screen.getByLabelText('E-mail address'))
    expect(browser.api.to(register)).toEqual([])
  })

  it('shows a weak password at the password', async () => {
    browser.api.on(register, () => problem('password_too_weak'))
    renderApp(paths.register())
    const user = userEvent.setup()
    await fill(user, { 'E-mail address': 'mara@example.org', Username: 'mara', Password: 'password1' })
    await user.click(screen.getByRole('button', { name: 'Create my account' }))
    await waitFor(() => expect(errorAt(screen.getByLabelText('Password'))).toContain('longer or less common'))
  })

  it('makes the owner with the token of the console', async () => {
    browser.api.on(createOwner, session)
    const { router } = renderApp(paths.welcome())
    const user = userEvent.setup()
    await fill(user, {
      'Set-up token': 'abc-123',
      'E-mail address': 'mara@example.org',
      Username: 'mara',
      Password: 'correct horse battery',
    })
    await user.click(screen.getByRole('button', { name: 'Create the owner account' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/'))
    expect(browser.api.to(createOwner)[0]?.body).toMatchObject({
      token: 'abc-123',
      language: 'en',
      transport: 'cookie',
    })
  })

  it('asks for no token on a machine of one’s own', async () => {
    browser.api.on(getSetup, () => ({ ownerNeeded: true, tokenNeeded: false }))
    renderApp(paths.welcome())
    await screen.findByLabelText('Username')
    expect(screen.queryByLabelText('Set-up token')).toBeNull()
  })

  it('makes no second owner', async () => {
    browser.api.on(getSetup, () => ({ ownerNeeded: false, tokenNeeded: false }))
    renderApp(paths.welcome())
    expect(await screen.findByRole('heading', { name: 'This Skein has its owner' })).toBeDefined()
  })
})
