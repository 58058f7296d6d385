import {
  countUnread,
  getNotificationPreferences,
  listNotifications,
  type Notification,
  NOTIFICATION_KINDS,
  type NotificationPreferences,
  readNotifications,
  setNotificationPreference,
  unsubscribe,
} from '@skein/contract/notifications'
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { unreadQuery } from '../../features/notifications/notification.queries.ts'
import { byDay } from '../../features/notifications/by-day.ts'
import { paths } from '../../lib/paths.ts'
import { problem } from '../../test/fake-api.ts'
import { jobId, makeNotification, sceneId } from '../../test/make.ts'
import { renderApp, signedIn, signedOut, withFakeBrowser } from '../../test/render-app.tsx'

const browser = withFakeBrowser()
let inbox: Notification[]
beforeEach(() => {
  const { api } = browser
  signedIn(api)
  inbox = [
    makeNotification(1, { count: 3, changedAt: new Date().toISOString() }),
    makeNotification(2, { kind: 'verdict', errorCode: 'continuity_doubted', changedAt: '2026-01-02T12:00:00.000Z' }),
    makeNotification(3, { kind: 'proposal_waiting', isRead: true, changedAt: '2026-01-02T11:00:00.000Z' }),
  ]
  const unread = () => ({ unread: inbox.filter(({ isRead }) => !isRead).length })
  api.on(listNotifications, () => ({ items: inbox, nextCursor: null }))
  api.on(countUnread, unread)
  api.on(readNotifications, ({ body }) => {
    const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined
    inbox = inbox.map((item) => (id === undefined || item.id === id ? { ...item, isRead: true } : item))
    return unread()
  })
})

async function open(path = paths.inbox()) {
  const view = renderApp(path)
  await screen.findByRole('heading', { level: 1 })
  return { ...view, user: userEvent.setup() }
}

describe('the inbox', () => {
  it('groups by day and leads to the segment, the job and the proposal', async () => {
    await open()
    const today = screen.getByRole('region', { name: 'Today' })
    expect(within(today).getByText('3 new segments after yours; the newest is by tomas.')).toBeDefined()
    const links = screen.getAllByRole('link', { name: 'The keeper of Hollow Point' })
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      paths.scene(sceneId(), { segment: 4 }),
      paths.job(jobId()),
      paths.bible(sceneId()),
    ])
    expect(screen.getByRole('region', { name: 'Friday, January 2, 2026' })).toBeDefined()
  })

  it('marks all as read up to the newest one shown, and the bell follows', async () => {
    const { user } = await open()
    expect(await screen.findByRole('link', { name: 'Inbox, 2 unread' })).toBeDefined()
    const newest = inbox[0]?.changedAt
    await user.click(screen.getByRole('button', { name: 'Mark all as read' }))
    expect(await screen.findByRole('link', { name: 'Inbox' })).toBeDefined()
    expect(browser.api.to(readNotifications).map(({ body }) => body)).toEqual([{ upTo: newest }])
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
    await waitFor(() => expect(screen.queryByRole('button', { name: /read/ })).toBeNull())
  })

  it('ticks one off in place and leaves the keyboard on its line', async () => {
    const { user } = await open()
    const [button] = screen.getAllByRole('button', { name: 'Mark as read: The keeper of Hollow Point' })
    if (button === undefined) throw new Error('an unread line has a button')
    await user.click(button)
    expect(await screen.findByRole('link', { name: 'Inbox, 1 unread' })).toBeDefined()
    expect(document.activeElement?.getAttribute('href')).toBe(paths.scene(sceneId(), { segment: 4 }))
  })

  it('says politely that there is more, and nothing at first', async () => {
    const { client } = await open()
    await screen.findByRole('link', { name: 'Inbox, 2 unread' })
    expect(screen.queryByText('3 unread notifications')).toBeNull()
    inbox = [makeNotification(4), ...inbox]
    await client.invalidateQueries({ queryKey: unreadQuery.queryKey })
    expect((await screen.findByText('3 unread notifications')).getAttribute('role')).toBe('status')
  })

  it('says what will be here when nothing is', async () => {
    inbox = []
    await open()
    expect(screen.getByText('Nothing has happened yet.')).toBeDefined()
  })

  it('sends a stranger to sign in, and asks nothing for them', async () => {
    signedOut(browser.api)
    await open()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/Sign in|Welcome/)
    expect(browser.api.to(countUnread)).toEqual([])
  })
})

it('keeps the order within days and between them', () => {
  const at = (changedAt: string) => ({ changedAt })
  const now = new Date('2026-03-01T12:00:00').getTime()
  const items = ['2026-03-01T09:00:00', '2026-02-28T23:00:00', '2026-02-28T01:00:00', '2026-02-27T12:00:00'].map(
    (local) => at(new Date(local).toISOString()),
  )
  expect(byDay(items, now).map(({ day, items: { length } }) => [day, length])).toEqual([
    ['Today', 1],
    ['Yesterday', 2],
    ['Friday, February 27, 2026', 1],
  ])
})

describe('what you hear of', () => {
  const preferences = (available: boolean): NotificationPreferences => ({
    kinds: NOTIFICATION_KINDS.map((kind) => ({ kind, inApp: true, mail: 'off' })),
    mail: { available, address: 'mara@example.org', hour: 7 },
  })
  const group = () => within(screen.getByRole('group', { name: 'Somebody continued after you' }))

  it('keeps each change at once', async () => {
    browser.api.on(getNotificationPreferences, () => preferences(true))
    browser.api.on(setNotificationPreference, ({ params }) => ({
      ...preferences(true),
      kinds: preferences(true).kinds.map((wish) => (wish.kind === params['kind'] ? { ...wish, mail: 'digest' } : wish)),
    }))
    const { user } = await open(paths.inboxSettings())
    await user.click(group().getByRole('checkbox', { name: 'Mail' }))
    await screen.findByText('Kept.')
    expect(group().getByRole<HTMLInputElement>('checkbox', { name: 'Mail' }).checked).toBe(true)
    expect(browser.api.to(setNotificationPreference)).toMatchObject([
      { path: '/me/notification-preferences/continued', body: { inApp: true, mail: 'digest' } },
    ])
  })

  it('takes a choice back that could not be kept, and says so', async () => {
    browser.api.on(getNotificationPreferences, () => preferences(true))
    browser.api.on(setNotificationPreference, () => problem('unavailable'))
    const { user } = await open(paths.inboxSettings())
    await user.click(group().getByRole('checkbox', { name: 'Mail' }))
    expect(await screen.findByRole('alert')).toBeDefined()
    await waitFor(() => expect(group().getByRole<HTMLInputElement>('checkbox', { name: 'Mail' }).checked).toBe(false))
  })

  it('promises no mail where none is sent', async () => {
    browser.api.on(getNotificationPreferences, () => preferences(false))
    await open(paths.inboxSettings())
    expect(screen.getByText('This Skein sends no mail')).toBeDefined()
    expect(group().getByRole<HTMLInputElement>('checkbox', { name: 'Mail' }).disabled).toBe(true)
    expect(group().getByRole<HTMLInputElement>('checkbox', { name: 'Inbox' }).disabled).toBe(false)
  })
})

describe('the way out of mail', () => {
  it('needs no account, asks first, and says what holds afterwards', async () => {
    signedOut(browser.api)
    browser.api.on(unsubscribe, () => undefined)
    const { user } = await open('/unsubscribe/abc.def')
    expect(browser.api.to(unsubscribe)).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Stop the digests' }))
    expect(await screen.findByText('You get no more mail from this Skein')).toBeDefined()
    expect(browser.api.to(unsubscribe)).toMatchObject([{ body: { token: 'abc.def' } }])
  })

  it('says so when the link is not one of ours', async () => {
    browser.api.on(unsubscribe, () => problem('not_found'))
    const { user } = await open('/unsubscribe/nonsense')
    await user.click(screen.getByRole('button', { name: 'Stop the digests' }))
    expect(await screen.findByRole('alert')).toBeDefined()
  })
})
