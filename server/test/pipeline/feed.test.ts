import { afterAll, beforeAll, expect, it } from 'vitest'
import type { JobEvent } from '@skein/contract/jobs'
import { startTestStory, type TestStory } from '../make/test-story.ts'
import { eventually } from '../setup/eventually.ts'

let story: TestStory
beforeAll(async () => {
  story = await startTestStory()
  await story.worker()
})
afterAll(() => story.close())

/** Follows a feed the way a stream does: woken by notifications, reading from the database after its last number. */
async function follow(userId: string, jobId: string, after = 0) {
  const feed = await story.jobs.watch(userId, jobId)
  const seen: JobEvent[] = []
  const ended = Promise.withResolvers<void>()
  let last = after
  let chain = Promise.resolve()
  const pump = async () => {
    for (const event of await feed.readAfter(last)) {
      seen.push(event)
      last = event.sequence
      if (feed.isFinal(event)) ended.resolve()
    }
  }
  const stop = feed.subscribe(() => {
    chain = chain.then(pump)
  })
  chain = chain.then(pump)
  return { seen, ended: ended.promise, stop }
}

const numbers = (events: readonly JobEvent[]) => events.map(({ sequence }) => sequence)

it('tells the whole journey in order, to several watchers, without a gap', async () => {
  const writer = await story.person()
  const { id } = await story.submit(writer, await story.scene(writer), 'The bell rang twice.')
  const watchers = await Promise.all([follow(writer, id), follow(writer, id)])
  await Promise.all(watchers.map(({ ended }) => ended))
  for (const { seen, stop } of watchers) {
    stop()
    expect(numbers(seen)).toEqual(Array.from({ length: seen.length }, (_, index) => index + 1))
    expect(seen[0]).toMatchObject({ kind: 'queued', status: 'queued', progress: 0 })
    expect(seen.at(-1)).toMatchObject({ kind: 'published', status: 'final_ready', progress: 100 })
    const progress = seen.map((event) => event.progress)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  }
})

it('resumes after any number with exactly what followed it, whoever is watching and whenever', async () => {
  const writer = await story.person()
  const { id } = await story.submit(writer, await story.scene(writer), 'Nobody answered the bell.')
  const live = await follow(writer, id)
  await eventually(() => expect(live.seen.length).toBeGreaterThan(3))
  // The connection is lost here; a fresh server knows nothing but the number the browser sends.
  live.stop()
  const before = numbers(live.seen)
  const resumed = await follow(writer, id, before.at(-1))
  await resumed.ended
  resumed.stop()
  const complete = numbers(await (await story.jobs.watch(writer, id)).readAfter(0))
  expect([...before, ...numbers(resumed.seen)]).toEqual(complete)
})

it('does not take the ending of a first try for the end when the job was taken up again', async () => {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const { id } = await story.submit(writer, sceneId, 'The bell was gone.')
  await story.wait(writer, id)
  const feed = await story.jobs.watch(writer, id)
  const events = await feed.readAfter(0)
  const early = events.find(({ kind }) => kind === 'stage_finished')
  if (early === undefined) throw new Error('no stage finished')
  expect(feed.isFinal({ ...early, kind: 'failed' })).toBe(false)
  expect(events.filter((event) => feed.isFinal(event)).map(({ kind }) => kind)).toEqual(['published'])
})
