import type { Client } from '@skein/contract/client'
import { getMe } from '@skein/contract/accounts'
import type { SceneId, UserId } from '@skein/contract/ids'
import { setNotificationPreference, unsubscribe } from '@skein/contract/notifications'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
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
  expect(double.mails).toHaveLength(1)
  const [taken] = double.mails
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
