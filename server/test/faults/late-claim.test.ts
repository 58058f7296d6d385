import { afterAll, beforeAll, expect, it } from 'vitest'
import { runStage } from '#pipeline/run-stage.ts'
import { createLog } from '#platform/log.ts'
import type { QueueMessage } from '#platform/queue.ts'
import { createWakeHub, JOB_CHANNEL } from '#platform/wake-hub.ts'
import { createListener } from '#platform/listen.ts'
import { startTestStory, type TestStory } from '../make/test-story.ts'

let story: TestStory
beforeAll(async () => {
  story = await startTestStory()
})
afterAll(() => story.close())

it('lets the worker that has a message finish, when another that had it before wakes up and would begin', async () => {
  const writer = await story.person()
  const { id } = await story.submit(writer, await story.scene(writer), 'Old Tam rowed out to the wreck.')
  // As if the message had been handed out once and missed its heartbeats: the next one who takes it is the second.
  await story.db.prisma.$executeRaw`UPDATE pgboss.job SET retry_count = 1 WHERE data ->> 'jobId' = ${id}`
  const [message] = await story.db.prisma.$queryRaw<
    { id: string; data: object }[]
  >`SELECT id::text, data FROM pgboss.job WHERE data ->> 'jobId' = ${id}`
  if (message === undefined) throw new Error('the job has no message')
  const asleep: QueueMessage = { ...message, retryCount: 0, retryLimit: 4, signal: new AbortController().signal }
  const listener = createListener({ url: story.databaseUrl })
  const ground = { db: story.db, queue: story.queue, jobNews: await createWakeHub(listener, JOB_CHANNEL) }
  let lateRuns = 0
  let isLate = true
  await story.worker({
    faultPoints: async (stage, point) => {
      if (stage !== 'script_expansion' || point !== 'start' || !isLate) return
      isLate = false
      await runStage(
        { ...ground, log: createLog('silent') },
        {
          stage: 'script_expansion',
          run: () => {
            lateRuns += 1
            throw new Error('not to be run')
          },
        },
        asleep,
      )
    },
  })
  const job = await story.wait(writer, id)
  expect(job.status).toBe('final_ready')
  expect(job.attempts.filter(({ stage }) => stage === 'script_expansion').map(({ outcome }) => outcome)).toEqual([
    'success',
  ])
  expect(lateRuns).toBe(0)
  ground.jobNews.close()
  await listener.close()
})
