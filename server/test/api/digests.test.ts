import type { Client } from '@skein/contract/client'
import { askConfirmation, changeEmail, confirmEmail, getMe, register } from '@skein/contract/accounts'
import type { SceneId, UserId } from '@skein/contract/ids'
import { setNotificationPreference, unsubscribe } from '@skein/contract/notifications'
import { changePreferences } from '@skein/contract/people'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { leaveCause } from '#domains/notifications/causes.service.ts'
import { createLog } from '#platform/log.ts'
import { createSmtpMail } from '#providers/mail/smtp-mail.ts'
import { AnimaticVideoProvider } from '#providers/video/animatic.ts'
import { startMail } from '#upkeep/send-mail.ts'
import { startSmtpDouble, type SmtpDouble } from '../doubles/smtp-double.ts'
import { addIdea, addTopic, beginScene } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { eventually } from '../setup/eventually.ts'

let double: SmtpDouble
let app: WholeApp
let mara: Client
let maraId: UserId
let sceneId: SceneId
let today = new Date('2026-11-20T07:00:00Z')
const nextDay = () => (today = new Date(today.getTime() + 86_400_000))

beforeAll(async () => {
  double = await startSmtpDouble()
  const mail = createSmtpMail({ url: double.url, from: 'Skein <skein@skein.example>', silenceMsMax: 300 })
  // Nothing is filmed here.
  app = await startWholeApp({ video: new AnimaticVideoProvider(), mail, clock: { now: () => today } })
  await startMail({ ...app.container, log: createLog('silent') })
  mara = await app.person('mara')
  maraId = (await mara(getMe, {})).id
  await confirm(await linkOf('mara@example.org'))
  const title = '<b>Rain</b>\t"upwards"'
  sceneId = (await beginScene(mara, await addIdea(mara, await addTopic(app.container)), title)).scene.id
})
afterAll(async () => {
  await app.close()
  await double.close()
})
beforeEach(async () => {
  nextDay()
  await mara(setNotificationPreference, { params: { kind: 'job_failed' }, body: { inApp: true, mail: 'digest' } })
})

async function somethingHappens(): Promise<void> {
  const { db, notifications } = app.container
  await db.transaction((tx) =>
    leaveCause(tx, {
      kind: 'job_failed',
      sceneId,
      actorId: maraId,
      jobId: crypto.randomUUID(),
      errorCode: 'stage_failed',
    }),
  )
  await notifications.spread()
}
/** The token in the newest mail that asks whether this address is somebody's; waits for it to be another than `old`. */
async function linkOf(address: string, old?: string): Promise<string> {
  const tokenOf = ({ raw }: { raw: string }) =>
    /\/confirm\/([\w.-]+)/.exec(raw.replaceAll('=\r\n', '').replaceAll('=3D', '='))?.[1]
  const newestLink = () =>
    double.mails
      .filter(({ to }) => to.includes(address))
      .map(tokenOf)
      .findLast(Boolean)
  await eventually(() => {
    expect(newestLink()).toBeDefined()
    expect(newestLink()).not.toBe(old)
  })
  return newestLink() ?? ''
}
const confirm = (token: string) => app.stranger(confirmEmail, { body: { token } })
const newest = () => app.container.db.prisma.outboxMail.findFirstOrThrow({ orderBy: { id: 'desc' } })
const waitFor = (status: string) => eventually(async () => expect(await newest()).toMatchObject({ status }))
/** What the clock would do: a pause that is over. */
const pauseIsOver = () =>
  app.container.db.prisma.$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE name = 'mail'`
const messageIds = () => double.mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])

it('goes out once a day, with everything that is new, and never tells the same twice', async () => {
  await somethingHappens()
  await somethingHappens()
  expect(await app.container.digests.writeDue()).toBe(1)
  await waitFor('sent')
  await somethingHappens()
  expect(await app.container.digests.writeDue()).toBe(0)
  const digests = double.mails.filter(({ raw }) => !raw.includes('Confirm your address'))
  expect(digests).toHaveLength(1)
  const [taken] = digests
  expect(taken?.to).toEqual(['mara@example.org'])
  expect(taken?.raw).toMatch(/^Subject: 2 things happened in your scenes$/m)
  // A mail that has left keeps no words behind.
  expect(await newest()).toMatchObject({ textBody: '', htmlBody: '', tries: 1 })
  nextDay()
  expect(await app.container.digests.writeDue()).toBe(1)
  await waitFor('sent')
  expect(double.mails.at(-1)?.raw).toMatch(/^Subject: 1 thing happened in your scenes$/m)
  nextDay()
  expect(await app.container.digests.writeDue()).toBe(0)
})

it('speaks the language somebody chose, or registered in', async () => {
  await mara(changePreferences, { body: { language: 'de' } })
  await somethingHappens()
  await app.container.digests.writeDue()
  await waitFor('sent')
  expect(double.mails.at(-1)?.raw).toMatch(/^Subject: In deinen Szenen ist etwas geschehen$/m)
  await mara(changePreferences, { body: { language: 'en' } })
  const account = { email: 'gerda@example.org', username: 'gerda', password: 'gerda sammelt alte Karten 7' }
  await app.stranger(register, { body: { ...account, language: 'de' } })
  await linkOf(account.email)
  expect(double.mails.find(({ to }) => to.includes(account.email))?.raw).toContain('<html lang=3D"de">')
})

it('is tried again as the same mail when the server is busy or cut off after the data, and then left alone', async () => {
  await somethingHappens()
  const before = double.mails.length
  double.next('greylisted', 'drop-after-data')
  await app.container.digests.writeDue()
  for (const tries of [1, 2]) {
    await eventually(async () => expect(await newest()).toMatchObject({ status: 'waiting', tries }))
    await pauseIsOver()
  }
  await waitFor('sent')
  expect(await newest()).toMatchObject({ tries: 3 })
  const sent = messageIds().slice(before)
  expect(sent).toHaveLength(2)
  expect(new Set(sent).size).toBe(1)
})

it('is given up at once when its reader is unknown there, and nothing else suffers', async () => {
  await somethingHappens()
  double.next('unknown-reader')
  await app.container.digests.writeDue()
  await waitFor('failed')
  expect(await newest()).toMatchObject({ tries: 1, lastError: 'EENVELOPE 550' })
})

it('stops with one click, without a session, and a mail on its way is withdrawn', async () => {
  await somethingHappens()
  double.next('mailbox-full')
  await app.container.digests.writeDue()
  await eventually(async () => expect(await newest()).toMatchObject({ status: 'waiting', tries: 1 }))
  const [, url = ''] =
    /^List-Unsubscribe: ?<(.*)>$/im.exec(double.mails.at(-1)?.raw.replaceAll('\r\n ', '') ?? '') ?? []
  const { pathname } = new URL(url)
  const click = (path: string) =>
    fetch(app.baseUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
  expect((await click(`${pathname}x`)).status).toBe(404)
  expect((await click(pathname)).status).toBe(204)
  expect((await click(pathname)).status).toBe(204)
  await app.stranger(unsubscribe, { body: { token: pathname.split('/').at(-1) ?? '' } })
  const mails = double.mails.length
  await pauseIsOver()
  await waitFor('withdrawn')
  nextDay()
  await somethingHappens()
  expect(await app.container.digests.writeDue()).toBe(0)
  expect(double.mails).toHaveLength(mails)
})

describe('an address', () => {
  const stateOf = async () => (await mara(getMe, {})).emailVerified
  const later = (ms: number) => (today = new Date(today.getTime() + ms))

  it('gets digests once a link sent there was followed, which says the same each time it is followed', async () => {
    const ben = await app.person('ben')
    const first = await linkOf('ben@example.org')
    expect((await ben(getMe, {})).emailVerified).toBe(false)
    const benId = (await ben(getMe, {})).id
    await ben(setNotificationPreference, { params: { kind: 'job_failed' }, body: { inApp: true, mail: 'digest' } })
    const tell = async () => {
      const { db, notifications } = app.container
      const jobId = crypto.randomUUID()
      await db.transaction((tx) =>
        leaveCause(tx, { kind: 'job_failed', sceneId, actorId: benId, jobId, errorCode: 'stage_failed' }),
      )
      await notifications.spread()
    }
    const digestsWritten = async () => {
      await app.container.digests.writeDue()
      return app.container.db.prisma.outboxMail.count({ where: { userId: benId } })
    }
    await tell()
    expect(await digestsWritten()).toBe(0)
    await expect(confirm(`${first}x`)).rejects.toMatchObject({ code: 'confirmation_invalid', status: 410 })
    await Promise.all([confirm(first), confirm(first)])
    await confirm(first)
    expect((await ben(getMe, {})).emailVerified).toBe(true)
    expect(await ben(askConfirmation, { body: {} })).toEqual({ sent: false })
    expect(await digestsWritten()).toBe(1)
    await waitFor('sent')
  })

  it('that is changed is asked again, and the links of the one before do nothing any more', async () => {
    const body = { email: 'Mara@elsewhere.example', password: 'mara likes long walks 7' }
    await expect(mara(changeEmail, { body: { ...body, password: 'not it' } })).rejects.toMatchObject({
      code: 'credentials_wrong',
    })
    await expect(mara(changeEmail, { body: { ...body, email: 'ben@example.org' } })).rejects.toMatchObject({
      code: 'account_taken',
    })
    later(61_000)
    expect(await mara(changeEmail, { body })).toMatchObject({ email: 'mara@elsewhere.example', emailVerified: false })
    const old = await linkOf('mara@example.org')
    await expect(confirm(old)).rejects.toMatchObject({ code: 'confirmation_invalid' })
    const link = await linkOf('mara@elsewhere.example')
    later(49 * 3_600_000)
    await expect(confirm(link)).rejects.toMatchObject({ code: 'confirmation_invalid' })
    await mara(changeEmail, { body: { ...body, email: 'mara@example.org' } })
    // Used once, a link confirms nothing a second time, though the address is the same again.
    await expect(confirm(old)).rejects.toMatchObject({ code: 'confirmation_invalid' })
    expect(await stateOf()).toBe(false)
    await expect(mara(askConfirmation, { body: {} })).rejects.toMatchObject({ code: 'rate_limited', status: 429 })
    for (let links = 2; links <= 5; links += 1) {
      later(61_000)
      expect(await mara(askConfirmation, { body: {} })).toEqual({ sent: true })
    }
    later(61_000)
    await expect(mara(askConfirmation, { body: {} })).rejects.toMatchObject({ code: 'rate_limited' })
    await confirm(await linkOf('mara@example.org', old))
    expect(await stateOf()).toBe(true)
  })
})
