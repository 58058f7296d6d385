import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { STAGES, type Stage } from '@skein/contract/jobs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FaultPoint } from '#pipeline/run-stage.ts'
import { startTestStory, type TestStory } from '../make/test-story.ts'

const WORKER = join(import.meta.dirname, '../make/worker-process.ts')
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

/** A worker of its own that kills itself at the fault point; resolves with the signal that ended it. */
async function workUntilKilled(story: TestStory, dieIn: { stage: Stage; point: FaultPoint }): Promise<string | null> {
  const { databaseUrl, storageRoot, filmDirectory } = story
  const orders = JSON.stringify({ databaseUrl, storageRoot, filmDirectory, dieIn })
  const child = spawn(process.execPath, [WORKER, orders], { stdio: ['ignore', 'ignore', 'inherit'] })
  open.push({ story, child })
  const [, signal]: unknown[] = await once(child, 'exit')
  return typeof signal === 'string' ? signal : null
}

async function surviveKill(dieIn: { stage: Stage; point: FaultPoint }) {
  const story = await startTestStory()
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const { id } = await story.submit(writer, sceneId, 'Old Tam rowed out to the wreck before the tide turned.')
  const signal = await workUntilKilled(story, dieIn)
  await story.worker()
  const job = await story.wait(writer, id, undefined, 60_000)
  const { prisma } = story.db
  return {
    signal,
    job,
    segments: await prisma.segment.count({ where: { sceneId } }),
    positions: await prisma.segmentPosition.count({ where: { sceneId } }),
    bibles: await prisma.sceneBible.count({ where: { sceneId } }),
    verdicts: await prisma.verdict.count({ where: { jobId: id } }),
    scene: await prisma.scene.findUniqueOrThrow({ where: { id: sceneId } }),
    published: await prisma.jobEvent.count({ where: { jobId: id, kind: 'published' } }),
    drafts: await prisma.draft.count({ where: { userId: writer } }),
  }
}

// All at once, because each waits for pg-boss to miss the heartbeat of the dead, which takes no less than ten seconds.
let outcomes: readonly ReturnType<typeof surviveKill>[] = []
beforeAll(() => {
  outcomes = KILLS.map(surviveKill)
  // Each failure is reported by the test that awaits it.
  for (const outcome of outcomes) outcome.catch(() => undefined)
})

it.each(KILLS.map((kill, index) => ({ ...kill, index })))(
  'publishes exactly once when a worker is killed in $stage ($point)',
  async ({ stage, point, index }) => {
    const after = await outcomes[index]
    expect(after).toMatchObject({
      signal: 'SIGKILL',
      job: { status: 'final_ready', segment: { sequence: 1 } },
      segments: 1,
      positions: 1,
      bibles: 2,
      verdicts: 1,
      scene: { segmentCount: 1, bibleVersion: 2, totalDuration: 8, contributorCount: 1 },
      published: 1,
      drafts: 0,
    })
    // A commit that went through leaves nothing to repeat; every other death leaves one abandoned try and a second one.
    const tries = after?.job.attempts.filter((attempt) => attempt.stage === stage).map(({ outcome }) => outcome)
    expect(tries).toEqual(point === 'after_commit' ? ['success'] : ['abandoned', 'success'])
  },
  120_000,
)
