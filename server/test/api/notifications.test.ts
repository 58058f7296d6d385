import { randomUUID } from 'node:crypto'
import { acceptBibleProposal, proposeBibleChange } from '@skein/contract/bible-routes'
import type { Client } from '@skein/contract/client'
import type { SceneId, UserId } from '@skein/contract/ids'
import { followPerson, followScene } from '@skein/contract/follows'
import { acceptDoubts, createContinuation, getJob } from '@skein/contract/jobs'
import { getMe } from '@skein/contract/accounts'
import {
  countUnread,
  getNotificationPreferences,
  listNotifications,
  type Notification,
  readNotifications,
  setNotificationPreference,
} from '@skein/contract/notifications'
import { inviteWriter, withdrawInvitation } from '@skein/contract/writers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaveCause } from '#domains/notifications/causes.service.ts'
import { createNotificationsService } from '#domains/notifications/notifications.service.ts'
import { addIdea, addTopic, beginScene, publishNext, publishScene, waitForPublished } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { wordValidator } from '../make/word-validator.ts'
import { eventually } from '../setup/eventually.ts'

let app: WholeApp
let mara: Client
let tomas: Client
let sceneId: SceneId
beforeAll(async () => {
  app = await startWholeApp({ worker: true, validator: wordValidator })
  mara = await app.person('mara')
  tomas = await app.person('tomas')
  sceneId = (await publishScene(mara, await addTopic(app.container), 1)).id
})
afterAll(() => app.close())

async function inboxOf(client: Client): Promise<Notification[]> {
  await app.container.notifications.spread()
  return (await client(listNotifications, { query: {} })).items
}
const unreadOf = async (client: Client) => (await client(countUnread, {})).unread
const readAll = async (client: Client) => {
  const [newest] = await inboxOf(client)
  if (newest !== undefined) await client(readNotifications, { body: { upTo: newest.changedAt } })
}
const idOf = async (client: Client): Promise<UserId> => (await client(getMe, {})).id

describe('the inbox', () => {
  it('tells a writer that their segment is live, and who wrote before them that the story goes on, once until read', async () => {
    expect(await inboxOf(mara)).toMatchObject([{ kind: 'published', sequence: 1, count: 1, scene: { id: sceneId } }])
    await readAll(mara)
    for (const part of ['second', 'third']) await publishNext(tomas, sceneId, `The ${part} part came in on the tide.`)
    expect(await inboxOf(tomas)).toMatchObject([{ kind: 'published', sequence: 2, count: 2, isRead: false }])
    const [continued, ...older] = await inboxOf(mara)
    expect(continued).toMatchObject({
      kind: 'continued',
      sequence: 2,
      count: 2,
      actor: { username: 'tomas' },
      isRead: false,
    })
    expect(older).toMatchObject([{ kind: 'published', isRead: true }])
    expect(await unreadOf(mara)).toBe(1)

    // What comes after the moment that was shown stays unread, and is counted anew once it is read.
    const shownAt = continued?.changedAt ?? ''
    await publishNext(tomas, sceneId, 'The fourth part came in on the tide.')
    expect((await inboxOf(mara))[0]).toMatchObject({ kind: 'continued', count: 3, isRead: false })
    expect(await mara(readNotifications, { body: { upTo: shownAt } })).toEqual({ unread: 1 })
    await readAll(mara)
    await publishNext(tomas, sceneId, 'The fifth part came in on the tide.')
    expect((await inboxOf(mara)).slice(0, 2)).toMatchObject([
      { kind: 'continued', count: 1, sequence: 5, isRead: false },
      { kind: 'continued', count: 3, isRead: true },
    ])
  })

  it('tells of a verdict that needs an answer, and takes that back when the continuation is published after all', async () => {
    await readAll(tomas)
    const text = 'Tomas came up the quay on a bicycle.'
    const job = await tomas(
      createContinuation,
      { params: { sceneId }, body: { text } },
      { idempotencyKey: randomUUID() },
    )
    await eventually(async () =>
      expect(await tomas(getJob, { params: { jobId: job.id } })).toMatchObject({ status: 'failed' }),
    )
    const verdict = { kind: 'verdict', jobId: job.id, errorCode: 'continuity_doubted' }
    expect((await inboxOf(tomas))[0]).toMatchObject({ ...verdict, isRead: false })
    await tomas(acceptDoubts, { params: { jobId: job.id } })
    await waitForPublished(tomas, job.id)
    expect((await inboxOf(tomas)).slice(0, 2)).toMatchObject([
      { kind: 'published', jobId: job.id, isRead: false },
      { ...verdict, isRead: true },
    ])
  })

  it('tells the owner of a proposal until it is decided, and its author of the decision', async () => {
    await Promise.all([readAll(mara), readAll(tomas)])
    const proposal = await tomas(
      proposeBibleChange,
      {
        params: { sceneId },
        body: { baseVersion: 1, edits: [{ op: 'add_world_rule', rule: 'It rains upwards.' }], reason: 'It does.' },
      },
      { idempotencyKey: randomUUID() },
    )
    expect((await inboxOf(mara))[0]).toMatchObject({
      kind: 'proposal_waiting',
      proposal: { status: 'pending' },
      isRead: false,
    })
    await mara(acceptBibleProposal, { params: { sceneId, proposalId: proposal.id }, body: {} })
    expect((await inboxOf(mara))[0]).toMatchObject({ kind: 'proposal_waiting', isRead: true })
    expect((await inboxOf(tomas))[0]).toMatchObject({
      kind: 'proposal_decided',
      actor: { username: 'mara' },
      proposal: { status: 'accepted' },
      isRead: false,
    })
  })

  it('tells somebody once that they may continue a scene, and takes that back with the invitation', async () => {
    const nora = await app.person('nora')
    const { scene } = await beginScene(mara, await addIdea(mara, await addTopic(app.container)))
    const invited = { params: { sceneId: scene.id, username: 'nora' } }
    await Promise.all([mara(inviteWriter, invited), mara(inviteWriter, invited)])
    const { notifications } = app.container
    await Promise.all([notifications.spread(), notifications.spread()])
    const told = { kind: 'invited', count: 1, scene: { id: scene.id }, actor: { username: 'mara' }, sequence: null }
    expect(await inboxOf(nora)).toMatchObject([{ ...told, isRead: false }])
    await mara(inviteWriter, invited)
    expect(await inboxOf(nora)).toHaveLength(1)
    await mara(withdrawInvitation, invited)
    expect(await inboxOf(nora)).toMatchObject([{ ...told, isRead: true }])
    // Taken back before anybody was told, it is never heard of.
    await mara(inviteWriter, invited)
    await mara(withdrawInvitation, invited)
    expect(await inboxOf(nora)).toHaveLength(1)

    await nora(setNotificationPreference, { params: { kind: 'invited' }, body: { inApp: false, mail: 'off' } })
    await mara(inviteWriter, invited)
    expect(await inboxOf(nora)).toHaveLength(1)
  })

  it('is nobody else’s to see or to read', async () => {
    const [notification] = await inboxOf(tomas)
    if (notification === undefined) throw new Error('tomas has notifications by now')
    const before = await unreadOf(tomas)
    await mara(readNotifications, { body: { upTo: notification.changedAt, id: notification.id } })
    expect(await unreadOf(tomas)).toBe(before)
    await tomas(readNotifications, { body: { upTo: notification.changedAt, id: notification.id } })
    expect(await unreadOf(tomas)).toBe(before - 1)
    await expect(app.stranger(listNotifications, { query: {} })).rejects.toMatchObject({ status: 401 })
    await expect(mara(readNotifications, { body: { upTo: '2026-02-30T00:00:00Z' } })).rejects.toMatchObject({
      status: 400,
    })
  })

  it('holds what a person wants to hear of and nothing else', async () => {
    await readAll(tomas)
    const body = { inApp: false, mail: 'off' } as const
    const { kinds } = await tomas(setNotificationPreference, { params: { kind: 'published' }, body })
    expect(kinds.find(({ kind }) => kind === 'published')).toEqual({ kind: 'published', ...body })
    expect(await mara(getNotificationPreferences, {})).toMatchObject({
      mail: { available: false, address: 'mara@example.org', hour: 7 },
    })
    await publishNext(tomas, sceneId, 'The last part came in on the tide.')
    await inboxOf(tomas)
    expect(await unreadOf(tomas)).toBe(0)
  })

  it('pages by keyset to the end, without a gap', async () => {
    const all = await inboxOf(mara)
    const walked: Notification[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await mara(listNotifications, { query: { limit: 2, ...(cursor !== undefined && { cursor }) } })
      walked.push(...page.items)
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }
    expect(walked.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
    expect(all.length).toBeGreaterThan(3)
  })
})

it('tells whoever follows a scene and its writer once that it has grown', async () => {
  const petra = await app.person('petra')
  await petra(followScene, { params: { sceneId } })
  await petra(followPerson, { params: { username: 'tomas' } })
  await publishNext(tomas, sceneId, 'The sixth part came in on the tide.')
  expect(await inboxOf(petra)).toMatchObject([
    { kind: 'followed', count: 1, scene: { id: sceneId }, actor: { username: 'tomas' } },
  ])
})

it('tells followers of a segment once, also after a failure, and not those who are told as writers already', async () => {
  const yuki = await app.person('yuki')
  const [yukiId, tomasId] = await Promise.all([idOf(yuki), idOf(tomas)])
  const { scene } = await beginScene(mara, await addIdea(mara, await addTopic(app.container)))
  const { db } = app.container
  await db.transaction((tx) =>
    leaveCause(tx, {
      kind: 'segment_published',
      sceneId: scene.id,
      actorId: tomasId,
      jobId: randomUUID(),
      sequence: 3,
    }),
  )
  const mail = { available: false, hour: 7 }
  const broken = createNotificationsService({ db, mail, listFollowers: () => Promise.reject(new Error('not now')) })
  await expect(broken.spread()).rejects.toThrow('not now')
  const asked: unknown[] = []
  const service = createNotificationsService({
    db,
    mail,
    listFollowers: async (_client, published) => {
      asked.push(...published)
      return published.flatMap(({ causeId }) => [yukiId, tomasId].map((userId) => ({ causeId, userId })))
    },
  })
  await Promise.all([service.spread(), service.spread()])
  expect(asked).toMatchObject([{ sceneId: scene.id, writerId: tomasId, sequence: 3 }])
  expect(await db.prisma.notification.findMany({ where: { sceneId: scene.id, kind: 'followed' } })).toMatchObject([
    { userId: yukiId, actorId: tomasId },
  ])
  expect(await db.prisma.notificationCause.count()).toBe(0)
})
