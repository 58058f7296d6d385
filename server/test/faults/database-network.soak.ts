import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { createTestDatabase } from '../setup/database.ts'
import { type ChaosProxy, startChaosProxy, type Weather } from './ground/chaos-proxy.ts'
import { during, type FaultWindow, findNeedlessTroubles } from './ground/recovery.ts'
import { findLosses, findViolations, startWriters } from './ground/writers.ts'

vi.setConfig({ testTimeout: 180_000 })

const CLEAR: Weather = { kind: 'pass' }
/** Each with how long it lasts; a black hole need not last, for a connection that fell into it stays silent. */
const WEATHERS: readonly (readonly [Weather, number])[] = [
  [{ kind: 'latency', ms: 30 }, 700],
  [{ kind: 'slices' }, 700],
  [{ kind: 'reset', every: 15 }, 1000],
  [{ kind: 'lost_commit', every: 4 }, 1500],
  [{ kind: 'refuse' }, 1000],
  [{ kind: 'black_hole' }, 1500],
]

let proxy: ChaosProxy
let app: WholeApp
let directUrl = ''
beforeAll(async () => {
  const database = await createTestDatabase()
  directUrl = database.url
  proxy = await startChaosProxy(directUrl)
  app = await startWholeApp({
    worker: true,
    // Short enough that a test can wait for silence to be given up.
    statementTimeoutMs: 2000,
    database: {
      url: proxy.url,
      drop: async () => {
        await proxy.close()
        await database.drop()
      },
    },
  })
})
afterAll(() => app.close())

it('loses and doubles nothing in any weather, shows 503 only while it lasts, and recovers by itself', async () => {
  const writers = await startWriters(app, { hasty: 6, patient: 1 })
  const faults: FaultWindow[] = []
  for (const [weather, ms] of WEATHERS) {
    await writers.acknowledged(10)
    faults.push(
      await during(async () => {
        await proxy.set(weather)
        await wait(ms)
        await proxy.set(CLEAR)
      }),
    )
    await writers.acknowledged(10)
  }
  // The worker is back too: something that was begun afterwards is published within the minute.
  const before = writers.published()
  await vi.waitFor(() => expect(writers.published()).toBeGreaterThan(before + 1), { timeout: 60_000, interval: 100 })
  await writers.finish()

  // No weather passed by without touching anybody.
  expect(WEATHERS.filter(([{ kind }]) => proxy.struck[kind] === 0)).toEqual([])
  expect(writers.writes.some(({ unknown }) => unknown > 0)).toBe(true)
  expect(findNeedlessTroubles(writers, faults)).toEqual([])
  expect(await findLosses(directUrl, writers)).toEqual([])
  expect(await findViolations(app, directUrl)).toEqual([])
})
