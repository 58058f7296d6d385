import { Client } from 'pg'
import { afterAll, afterEach, expect, it } from 'vitest'
import { createTestDatabase } from '../../test/setup/database.ts'
import { createListener, type Listener } from './listen.ts'
import { eventually } from '../../test/setup/eventually.ts'

const database = await createTestDatabase()
const sender = new Client({ connectionString: database.url })
await sender.connect()
const listeners: Listener[] = []

afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close()
})
afterAll(async () => {
  await sender.end()
  await database.drop()
})

function listener(): { listener: Listener; warnings: string[] } {
  const warnings: string[] = []
  const created = createListener({ url: database.url, log: { warn: (_context, message) => warnings.push(message) } })
  listeners.push(created)
  return { listener: created, warnings }
}

function notify(channel: string, payload: string): Promise<unknown> {
  return sender.query('SELECT pg_notify($1, $2)', [channel, payload])
}

async function listeningConnections(): Promise<number[]> {
  const found = await sender.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE application_name = 'skein-listen' AND datname = current_database()",
  )
  return found.rows.map(({ pid }) => pid)
}

it('hands every notification on a channel to everybody who subscribed, over one connection', async () => {
  const { listener: one } = listener()
  const heard: string[] = []
  await one.subscribe('scene changed', (payload) => heard.push(`first ${payload}`))
  await one.subscribe('scene changed', (payload) => heard.push(`second ${payload}`))
  await one.subscribe('job', (payload) => heard.push(`job ${payload}`))
  await notify('scene changed', 'a')
  await notify('job', '')
  await notify('nobody listens', 'b')
  await eventually(() => expect(heard).toEqual(['first a', 'second a', 'job ']))
  expect(await listeningConnections()).toHaveLength(1)
})

it('stops calling who unsubscribed, and goes on with the others', async () => {
  const { listener: one } = listener()
  const heard: string[] = []
  const stop = await one.subscribe('job', (payload) => heard.push(`stopped ${payload}`))
  stop()
  stop()
  await one.subscribe('job', (payload) => heard.push(payload))
  await notify('job', 'a')
  await eventually(() => expect(heard).toEqual(['a']))
})

it('keeps calling the other subscribers when one of them fails', async () => {
  const { listener: one, warnings } = listener()
  const heard: string[] = []
  await one.subscribe('job', () => {
    throw new Error('broken handler')
  })
  await one.subscribe('job', (payload) => heard.push(payload))
  await notify('job', 'a')
  await eventually(() => expect(heard).toEqual(['a']))
  expect(warnings).toEqual(['A notification handler failed.'])
})

it('comes back after its connection was cut, says so, and listens to the same channels again', async () => {
  const { listener: one } = listener()
  const heard: string[] = []
  let reconnects = 0
  one.onReconnect(() => {
    reconnects += 1
  })
  await one.subscribe('job', (payload) => heard.push(payload))
  await one.subscribe('scene', (payload) => heard.push(payload))
  const [pid] = await listeningConnections()
  await sender.query('SELECT pg_terminate_backend($1)', [pid])
  await eventually(() => expect(reconnects).toBe(1))
  await notify('job', 'after')
  await notify('scene', 'wards')
  await eventually(() => expect(heard).toEqual(['after', 'wards']))
})

it('has begun to listen when subscribing is done, also while the connection is being replaced', async () => {
  const { listener: one } = listener()
  await one.subscribe('job', () => undefined)
  for (let round = 0; round < 5; round += 1) {
    const [pid] = await listeningConnections()
    const cut = sender.query('SELECT pg_terminate_backend($1)', [pid])
    const heard: string[] = []
    const stop = await one.subscribe(`scene ${round}`, (payload) => heard.push(payload))
    await cut
    await eventually(async () => {
      await notify(`scene ${round}`, 'here')
      expect(heard).toContain('here')
    })
    stop()
  }
})

it('leaves no connection behind when it is closed, also while it cannot connect', async () => {
  const { listener: one } = listener()
  await one.subscribe('job', () => undefined)
  await one.close()
  await eventually(async () => expect(await listeningConnections()).toEqual([]))
  const unreachable = new URL(database.url)
  unreachable.port = '1'
  const two = createListener({ url: unreachable.href })
  const subscribing = two.subscribe('job', () => undefined)
  await two.close()
  await expect(subscribing).rejects.toMatchObject({ name: 'AbortError' })
})
