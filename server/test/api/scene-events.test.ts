import type { Client } from '@skein/contract/client'
import { login, logout } from '@skein/contract/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addIdea, addTopic, beginScene, publishNext, publishScene } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { eventually } from '../setup/eventually.ts'

let app: WholeApp
let ada: Client & { readonly token: string }
beforeAll(async () => {
  app = await startWholeApp({ worker: true })
  ada = await app.person('ada')
})
afterAll(() => app.close())

const newScene = async () => publishScene(ada, await addTopic(app.container), 1)
const eventsOf = (sceneId: string) => `/api/v1/scenes/${sceneId}/events`
const setStatus = (id: string, status: string) =>
  app.container.db.prisma.scene.update({ where: { id }, data: { status } })

interface OpenStream {
  readonly status: number
  readonly ids: () => number[]
  readonly hasEnded: () => boolean
  close(): void
}

async function openStream(path: string, token?: string, after?: number, at = app.baseUrl): Promise<OpenStream> {
  const controller = new AbortController()
  const response = await fetch(new URL(path, at), {
    signal: controller.signal,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(after !== undefined && { 'last-event-id': String(after) }),
    },
  })
  let text = ''
  let ended = false
  const read = async () => {
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += part
  }
  read()
    .catch(() => undefined)
    .finally(() => (ended = true))
  return {
    status: response.status,
    ids: () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)),
    hasEnded: () => ended,
    close: () => controller.abort(),
  }
}

describe('a scene’s event stream', () => {
  it('tells fifty viewers of every segment once and in order, and who comes back of what they missed', async () => {
    const scene = await newScene()
    const viewers = await Promise.all(Array.from({ length: 50 }, () => openStream(eventsOf(scene.id))))
    await publishNext(ada, scene.id, 'The rain stopped. She looked up at the harbour wall.')
    const [leaver] = viewers
    await eventually(() => expect(leaver?.ids()).toEqual([2]))
    leaver?.close()
    await publishNext(ada, scene.id, 'A bell rang on the water. Nobody answered it.')
    const returning = await Promise.all(Array.from({ length: 10 }, () => openStream(eventsOf(scene.id), undefined, 2)))
    await publishNext(ada, scene.id, 'The bell rang again, nearer.')
    await eventually(() => {
      for (const viewer of viewers.slice(1)) expect(viewer.ids()).toEqual([2, 3, 4])
      for (const viewer of returning) expect(viewer.ids()).toEqual([3, 4])
    })
    for (const viewer of [...viewers, ...returning]) viewer.close()
  }, 60_000)

  it('ends when the scene is hidden; its owner may come back to it, a stranger finds nothing', async () => {
    const scene = await newScene()
    const [stranger, owner] = [await openStream(eventsOf(scene.id)), await openStream(eventsOf(scene.id), ada.token)]
    await setStatus(scene.id, 'hidden')
    await eventually(() => expect([stranger.hasEnded(), owner.hasEnded()]).toEqual([true, true]))
    expect((await openStream(eventsOf(scene.id))).status).toBe(404)
    const back = await openStream(eventsOf(scene.id), ada.token, 0)
    await eventually(() => expect(back.ids()).toEqual([1]))
    expect([back.status, back.hasEnded()]).toEqual([200, false])
    back.close()
  })

  it('of a hidden scene ends for a moderator who is none any more', async () => {
    const { prisma } = app.container.db
    const scene = await newScene()
    await setStatus(scene.id, 'hidden')
    const mod = await app.person('moderator')
    await prisma.user.update({ where: { username: 'moderator' }, data: { role: 'moderator' } })
    const watching = await eventually(async () => {
      const stream = await openStream(eventsOf(scene.id), mod.token)
      expect(stream.status).toBe(200)
      return stream
    })
    await prisma.user.update({ where: { username: 'moderator' }, data: { role: 'user' } })
    await eventually(() => expect(watching.hasEnded()).toBe(true))
  })
})

describe('a job’s event stream', () => {
  it('ends with the session it was opened in, and not with another of the same person', async () => {
    // Nobody works here, so the job stays where it is and only a session can end a stream.
    const idle = await startWholeApp()
    try {
      const eve = await idle.person('eve')
      const { job } = await beginScene(eve, await addIdea(eve, await addTopic(idle.container)))
      const path = `/api/v1/jobs/${job.id}/events`
      const session = await idle.stranger(login, {
        body: { login: 'eve', password: 'eve likes long walks 7', transport: 'bearer' },
      })
      const staying = await openStream(path, eve.token, 0, idle.baseUrl)
      const leaving = await openStream(path, session.tokens?.accessToken, 0, idle.baseUrl)
      await eventually(() => expect([staying.ids(), leaving.ids()]).toEqual([[1], [1]]))
      await idle.stranger(logout, { body: { refreshToken: session.tokens?.refreshToken ?? '' } })
      await eventually(() => expect(leaving.hasEnded()).toBe(true))
      expect(staying.hasEnded()).toBe(false)
      staying.close()
    } finally {
      await idle.close()
    }
  })
})
