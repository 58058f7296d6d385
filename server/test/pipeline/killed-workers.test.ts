import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { STAGES, type Stage } from '@skein/contract/jobs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FaultPoint } from '#pipeline/run-stage.ts'
import { startTestStory, type TestStory } from '../make/test-story.ts'

const WORKER = fileURLToPath(import.meta.resolve('../make/worker-process.ts'))
const KILLS: readonly { stage: Stage; point: FaultPoint }[] = [
  ...STAGES.map((stage) => ({ stage, point: 'before_commit' as const })),
  { stage: 'video_generation', point: 'start' },
  { stage: 'video_generation', point: 'after_provider' },
  { stage: 'finalization', point: 'after_commit' },
]

const open: { story: TestStory; child: ReturnType<typeof spawn> }[] = []
afterAll(async () => {
  for (const { child } of open) child.kill('SIGKILL')
  await Promise.all(open.map(({ story }) => story.close()))
})

/** A worker process that does something to itself at the fault point. */
function startWorkerProcess(
  story: TestStory,
  fault: { signal: 'SIGKILL' | 'SIGSTOP'; stage: Stage; point: FaultPoint },
) {
  const { databaseUrl, storageRoot, filmDirectory } = story
  const orders = JSON.stringify({ databaseUrl, storageRoot, filmDirectory, fault })
  const child = spawn(process.execPath, [WORKER, orders], { stdio: ['ignore', 'ignore', 'inherit'] })
  open.push({ story, child })
  return child
}

async function effectsOf(story: TestStory, writer: string, sceneId: string, jobId: string) {
  const { prisma } = story.db
  return {
    segments: await prisma.segment.count({ where: { sceneId } }),
    positions: await prisma.segmentPosition.count({ where: { sceneId } }),
    bibles: await prisma.sceneBible.count({ where: { sceneId } }),
    verdicts: await prisma.verdict.count({ where: { jobId } }),
    scene: await prisma.scene.findUniqueOrThrow({ where: { id: sceneId } }),
    published: await prisma.jobEvent.count({ where: { jobId, kind: 'published' } }),
    drafts: await prisma.draft.count({ where: { userId: writer } }),
  }
}

const ONCE = {
  segments: 1,
  positions: 1,
  bibles: 2,
  verdicts: 1,
  scene: { segmentCount: 1, bibleVersion: 2, totalDuration: 8, contributorCount: 1 },
  published: 1,
  drafts: 0,
}

async function surviveKill(fault: { stage: Stage; point: FaultPoint }) {
  const story = await startTestStory()
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const { id } = await story.submit(writer, sceneId, 'Old Tam rowed out to the wreck before the tide turned.')
  const [, signal]: unknown[] = await once(startWorkerProcess(story, { signal: 'SIGKILL', ...fault }), 'exit')
  await story.worker()
  const job = await story.wait(writer, id)
  return { signal, job, effects: await effectsOf(story, writer, sceneId, id) }
}

/** A worker that falls asleep with a finished film in its hands, and wakes when another has long published. */
async function surviveSleep() {
  const story = await startTestStory()
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const { id } = await story.submit(writer, sceneId, 'Old Tam rowed out to the wreck before the tide turned.')
  const sleeper = startWorkerProcess(story, { signal: 'SIGSTOP', stage: 'video_generation', point: 'after_provider' })
  await story.wait(writer, id, ({ stage }) => stage === 'video_generation')
  const other = await story.worker()
  const job = await story.wait(writer, id)
  await other.stop()
  sleeper.kill('SIGCONT')
  // The sleeper films one at a time: that it films this one shows that it is done with the one it slept over.
  const reader = await story.person()
  const next = await story.submit(reader, await story.scene(reader), 'The next morning was clear.')
  await story.wait(reader, next.id)
  return { job, later: await story.jobs.get(writer, id), effects: await effectsOf(story, writer, sceneId, id) }
}

// All at once, because each waits for pg-boss to miss the heartbeat of the dead, which takes no less than ten seconds.
let killed: readonly ReturnType<typeof surviveKill>[] = []
let slept: ReturnType<typeof surviveSleep>
beforeAll(() => {
  killed = KILLS.map(surviveKill)
  slept = surviveSleep()
  // Each failure is reported by the test that awaits it.
  for (const outcome of [...killed, slept]) outcome.catch(() => undefined)
})

it.each(KILLS.map((kill, index) => ({ ...kill, index })))(
  'publishes exactly once when a worker is killed in $stage ($point)',
  async ({ stage, point, index }) => {
    const after = await killed[index]
    expect(after).toMatchObject({
      signal: 'SIGKILL',
      job: { status: 'final_ready', segment: { sequence: 1 } },
      effects: ONCE,
    })
    // A commit that went through leaves nothing to repeat; every other death leaves one abandoned try and a second one.
    const tries = after?.job.attempts.filter((attempt) => attempt.stage === stage).map(({ outcome }) => outcome)
    expect(tries).toEqual(point === 'after_commit' ? ['success'] : ['abandoned', 'success'])
  },
)

it('publishes exactly once when a worker sleeps over its claim and wakes up with a result', async () => {
  const after = await slept
  expect(after.effects).toMatchObject(ONCE)
  expect(after.job.status).toBe('final_ready')
  expect(after.later).toEqual(after.job)
})
