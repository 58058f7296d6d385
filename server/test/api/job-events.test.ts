import type { JobId } from '@skein/contract/ids'
import { createContinuation, getJob, type Job, type JobEvent } from '@skein/contract/jobs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addTopic, publishScene } from '../make/published-scene.ts'
import { readJobEvents } from '../make/read-job-events.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { eventually } from '../setup/eventually.ts'

interface Tab {
  readonly events: JobEvent[]
  /** True once the server has ended the stream. */
  readonly hasEnded: () => boolean
  close(): void
}

let app: WholeApp
let token = ''
let jobId: JobId
beforeAll(async () => {
  app = await startWholeApp({ worker: true })
  const writer = await app.person('ada')
  token = writer.token
  const scene = await publishScene(writer, await addTopic(app.container), 1)
  const job = await writer(
    createContinuation,
    { params: { sceneId: scene.id }, body: { text: 'The lamp went out, and nobody spoke.' } },
    { idempotencyKey: 'events-0001' },
  )
  jobId = job.id
})
afterAll(() => app.close())

/** A browser tab on a job's stream; `after` is what it had seen when it was last open. */
async function openTab(after?: number, as = token): Promise<Tab> {
  const leaving = new AbortController()
  const response = await fetch(`${app.baseUrl}/api/v1/jobs/${jobId}/events`, {
    signal: leaving.signal,
    headers: { authorization: `Bearer ${as}`, ...(after !== undefined && { 'last-event-id': String(after) }) },
  })
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const events: JobEvent[] = []
  let ended = false
  const read = async () => {
    for await (const event of readJobEvents(response)) events.push(event)
  }
  read().then(
    () => (ended = true),
    () => (ended = true),
  )
  return { events, hasEnded: () => ended, close: () => leaving.abort() }
}

const sequences = (tab: Tab) => tab.events.map(({ sequence }) => sequence)
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

describe('a job’s event stream', () => {
  it('tells every tab the same story, and goes on without a gap after a restart in the middle', async () => {
    const first = await openTab()
    const second = await openTab()
    await eventually(() => expect(first.events.length).toBeGreaterThanOrEqual(2))
    const seen = sequences(first).at(-1) ?? 0
    expect(sequences(first)).toEqual(upTo(seen))

    app = await app.restart()
    await eventually(() => expect([first.hasEnded(), second.hasEnded()]).toEqual([true, true]))
    const resumed = await openTab(seen)
    await vi.waitFor(() => expect(resumed.events.at(-1)?.kind).toBe('published'), { timeout: 60_000 })
    await eventually(() => expect(resumed.hasEnded()).toBe(true))
    const all = [...sequences(first).slice(0, seen), ...sequences(resumed)]
    expect(all).toEqual(upTo(all.length))

    const late = await openTab()
    await eventually(() => expect(late.hasEnded()).toBe(true))
    expect(sequences(late)).toEqual(all)
  }, 120_000)

  it('never lets progress fall, and ends where the job ends', async () => {
    const tab = await openTab()
    await eventually(() => expect(tab.hasEnded()).toBe(true))
    const progress = tab.events.map((event) => event.progress)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    const response = await fetch(`${app.baseUrl}/api/v1${getJob.path.replace(':jobId', jobId)}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const job: Job = JSON.parse(await response.text())
    expect(tab.events.at(-1)).toMatchObject({ kind: 'published', status: job.status, progress: 100 })
  })

  it('looks like nothing to anybody else', async () => {
    const other = await app.person('eve')
    const response = await fetch(`${app.baseUrl}/api/v1/jobs/${jobId}/events`, {
      headers: { authorization: `Bearer ${other.token}` },
    })
    expect(response.status).toBe(404)
  })
})
