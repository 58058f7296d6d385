import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type ChaosProxy, startChaosProxy, type Weather } from '../faults/ground/chaos-proxy.ts'
import { type DurableCluster, startDurableCluster } from '../faults/ground/durable-cluster.ts'
import { during, type FaultWindow, findNeedlessTroubles, recoverySeconds } from '../faults/ground/recovery.ts'
import { findLosses, findViolations, startWriters } from '../faults/ground/writers.ts'
import { addIdea, addTopic, beginScene, waitForPublished } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { type Chance, createChance } from './chance.ts'

const SEED = Number(process.env['SKEIN_SOAK_SEED'] ?? Math.floor(Math.random() * 1_000_000))
const MINUTES = Number(process.env['SKEIN_SOAK_MINUTES'] ?? 5)
const KILLS = Number(process.env['SKEIN_SOAK_KILLS'] ?? 10)
/** So many mixes per group of writers: their access tokens last ten minutes. */
const MIXES = 3
const POOL = 10

const say = (...words: readonly string[]) => process.stdout.write(`${words.join(' ')}\n`)

let cluster: DurableCluster
let proxy: ChaosProxy
let app: WholeApp
let directUrl = ''
beforeAll(async () => {
  say(`seed ${SEED}; the same faults in the same order: SKEIN_SOAK_SEED=${SEED} SKEIN_SOAK_MINUTES=${MINUTES}`)
  cluster = await startDurableCluster()
  directUrl = cluster.database.url
  proxy = await startChaosProxy(directUrl)
  app = await startWholeApp({
    worker: true,
    databasePoolMax: POOL,
    database: {
      url: proxy.url,
      drop: async () => {
        await proxy.close()
        await cluster.database.drop()
      },
    },
  })
})
afterAll(() => app.close())

interface Fault {
  readonly name: string
  run(): Promise<unknown>
}

/** One way to break each of three things, for as long as chance has it. */
function faultsAtChance(chance: Chance): readonly [Fault, Fault] {
  const restart = (name: string, breakIt: () => Promise<void>): Fault => {
    const pauseMs = chance.between(0, 3000)
    const awayMs = chance.between(0, 2000)
    return {
      name,
      run: async () => {
        await wait(pauseMs)
        await breakIt()
        await wait(awayMs)
        await cluster.start()
      },
    }
  }
  const server = chance.pick([
    restart('kill', () => cluster.kill()),
    restart('fast restart', () => cluster.shutDown('fast')),
    restart('immediate restart', () => cluster.shutDown('immediate')),
  ])
  const weather = chance.pick<Weather>([
    { kind: 'latency', ms: chance.between(5, 80) },
    { kind: 'slices' },
    { kind: 'reset', every: chance.between(5, 40) },
    { kind: 'lost_commit', every: chance.between(2, 10) },
    { kind: 'black_hole' },
    { kind: 'refuse' },
  ])
  const weatherMs = chance.between(500, 6000)
  const network: Fault = {
    name: weather.kind,
    run: async () => {
      await proxy.set(weather)
      await wait(weatherMs)
      await proxy.set({ kind: 'pass' })
    },
  }
  const heldMs = chance.between(1000, 8000)
  const pool: Fault = {
    name: 'pool held',
    run: () => Promise.allSettled(Array.from({ length: POOL }, () => app.container.db.transaction(() => wait(heldMs)))),
  }
  return chance.pick<readonly [Fault, Fault]>([
    [server, network],
    [server, network],
    [network, pool],
    [server, pool],
  ])
}

/** The worker too is back: what somebody begins now is published within the minute. */
async function publishSomething(): Promise<void> {
  const client = await app.person(`n${randomUUID().slice(0, 8)}`)
  const { job } = await beginScene(client, await addIdea(client, await addTopic(app.container)))
  await waitForPublished(client, job.id)
}

it(`survives ${KILLS} kills of the database under load`, async () => {
  const writers = await startWriters(app, { hasty: 12, patient: 2 })
  const faults: FaultWindow[] = []
  const starts: number[] = []
  for (let kill = 0; kill < KILLS; kill += 1) {
    await writers.acknowledged(100)
    faults.push(
      await during(async () => {
        await cluster.kill()
        starts.push(await cluster.start())
      }),
    )
  }
  await writers.acknowledged(100)
  await writers.finish()
  const unknown = writers.writes.filter((write) => write.unknown > 0).length
  say(
    `${KILLS} kills: ${writers.writes.length} writes acknowledged, ${unknown} of them unknown at first, ${writers.published()} segments followed to the end;`,
    `the server took ${starts.map((seconds) => seconds.toFixed(2)).join(', ')} s to start, the last trouble came`,
    `${recoverySeconds(writers, faults)
      .map((seconds) => seconds.toFixed(2))
      .join(', ')} s after that`,
  )
  expect(findNeedlessTroubles(writers, faults)).toEqual([])
  expect(await findLosses(directUrl, writers)).toEqual([])
  expect(await findViolations(app, directUrl)).toEqual([])
})

it(`survives two faults at a time for ${MINUTES} minutes`, async () => {
  const chance = createChance(SEED)
  const deadline = performance.now() + MINUTES * 60_000
  while (performance.now() < deadline) {
    const writers = await startWriters(app, { hasty: 8, patient: 2 })
    const faults: FaultWindow[] = []
    for (let mix = 0; mix < MIXES; mix += 1) {
      await writers.acknowledged(chance.between(10, 60))
      const [one, other] = faultsAtChance(chance)
      faults.push(await during(() => Promise.all([one.run(), other.run()])))
      const whole = performance.now()
      await writers.acknowledged(10)
      const answered = (performance.now() - whole) / 1000
      await vi.waitFor(() => publishSomething(), { timeout: 60_000, interval: 500 })
      const worked = (performance.now() - whole) / 1000
      // As an operator might, in the middle of it.
      if (chance.next() < 0.5) expect(await findViolations(app, directUrl)).toEqual([])
      say(
        `${one.name} with ${other.name}: ten writes after ${answered.toFixed(1)} s, a segment after ${worked.toFixed(1)} s`,
      )
    }
    await writers.finish()
    const unknown = writers.writes.filter((write) => write.unknown > 0).length
    say(
      `${writers.writes.length} writes, ${unknown} unknown at first, ${writers.published()} segments; last trouble after ${recoverySeconds(writers, faults).join(', ')} s`,
    )
    expect(findNeedlessTroubles(writers, faults)).toEqual([])
    expect(await findLosses(directUrl, writers)).toEqual([])
    expect(await findViolations(app, directUrl)).toEqual([])
  }
})
