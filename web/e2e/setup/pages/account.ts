import { confirmEmail } from '@skein/contract/accounts'
import { STATES } from '../api-states.ts'
import { ANYONE, DRAWN_MAX_MS, MEMBERS, openDialog, type Pages, press, refused } from './page-case.ts'

/** Whoever comes, and what they have chosen, heard of and watched. */
export function accountPages(): Pages {
  return {
    'account-menu': {
      path: '/tags',
      who: ['writer', 'owner'],
      prepare: async (page) => {
        await press(page, /^Account/)
        await page.getByRole('menu').waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
    'sign-in': { path: '/sign-in', who: ['stranger'] },
    'sign-in-refused': {
      path: '/sign-in',
      who: ['stranger'],
      prepare: async (page) => {
        await page
          .getByLabel(/E-mail|username/i)
          .first()
          .fill('nobody')
        await page.getByLabel('Password').fill('not the password')
        await page.getByRole('button', { name: 'Sign in' }).last().click()
        await refused(page)
      },
    },
    register: { path: '/register', who: ['stranger'] },
    'register-refused': {
      path: '/register',
      who: ['stranger'],
      prepare: async (page) => {
        await press(page, 'Create my account')
        await refused(page)
      },
    },
    welcome: { path: '/welcome', who: ['stranger'] },
    unsubscribe: { path: '/unsubscribe/not-a-token', who: ['stranger'] },
    confirm: { path: '/confirm/not-a-token', who: ANYONE },
    'confirm-refused': {
      path: '/confirm/not-a-token',
      who: ['stranger'],
      prepare: async (page) => {
        await press(page, 'Yes, it is mine')
        await refused(page)
      },
    },
    confirmed: {
      path: '/confirm/not-a-token',
      who: ['writer'],
      prepare: async (page) => {
        // The link that would do it is in a mail, which a Skein without a mail server does not send.
        await page.route(`**/api/v1${confirmEmail.path}`, (route) => route.fulfill({ status: confirmEmail.status }))
        await press(page, 'Yes, it is mine')
        await page.getByText('Your address is confirmed').waitFor({ timeout: DRAWN_MAX_MS })
      },
    },
    settings: { path: '/me/settings', who: MEMBERS, states: STATES },
    'settings-address': {
      path: '/me/settings',
      who: ['writer'],
      prepare: async (page) => {
        await press(page, 'Change it')
        await page.getByLabel('New e-mail address').fill('not an address')
        await page.getByLabel('Your password').fill('not the password')
        await press(page, 'Keep this address')
        await refused(page)
      },
    },
    history: { path: '/me/history', who: MEMBERS, states: STATES },
    'history-clearing': { path: '/me/history', who: ['writer'], prepare: (page) => openDialog(page, 'Clear all') },
    following: { path: '/me/following', who: MEMBERS, states: STATES },
    inbox: { path: '/inbox', who: MEMBERS, states: STATES },
    'inbox-settings': { path: '/inbox/settings', who: MEMBERS, states: STATES },
    quality: { path: '/quality', who: ['owner'], states: STATES },
  }
}
