import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { STAGES, type Stage } from '@skein/contract/jobs'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { checkInvariants } from '#invariants/check-invariants.ts'
import type { FaultPoint } from '#pipeline/run-stage.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { JOB_OBJECT_PREFIXES } from '#upkeep/orphan-objects.ts'
import { removeOrphanObjects } from '#upkeep/remove-orphan-objects.ts'
import { startTestStory, type TestStory, type TestStoryOptions } from '../make/test-story.ts'

const WORKER = fileURLToPath(import.meta.resolve('../make/worker-process.ts'))
const POINTS = ['start', 'after_provider', 'before_commit', 'after_commit'] as const satisfies readonly FaultPoint[]

interface Fault {
  readonly signal: 'SIGKILL' | 'SIGSTOP'
  readonly jobId: string
  readonly stage: Stage
  readonly point: FaultPoint | 'in_submit'
}
/** Every point of every stage, and the moment when a provider has taken an order and nobody has written its id down. */
const KILLS: readonly Pick<Fault, 'stage' | 'point'>[] = [
  ...STAGES.flatMap((stage) => POINTS.map((point) => ({ stage, point }))),
  { stage: 'video_generation', point: 'in_submit' },
]
const TEXT = 'Old Tam rowed out to the wreck before the tide turned.'

/** So many processes of the same code: what the first one compiled, the others read. */
const compiled = mkdtempSync(join(tmpdir(), 'skein-test-compiled-'))
/** So many processes at once: on a busy machine the batch takes minutes, and the first tests wait for all of it. */
const PATIENCE_MS = 400_000
vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS })
const stories: TestStory[] = []
const children: ReturnType<typeof spawn>[] = []
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(stories.map((story) => story.close()))
  rmSync(compiled, { recursive: true, force: true })
})

async function startStory(options: TestStoryOptions = {}): Promise<TestStory> {
  const story = await startTestStory(options)
  stories.push(story)
  return story
}
const ledgerOf = (story: TestStory) => join(story.storageRoot, 'ledger.txt')

/** A worker process that does something to itself at the fault point. */
function startWorkerProcess(story: TestStory, fault: Fault, retryLimit?: number) {
  const { databaseUrl, storageRoot, filmDirectory } = story
  const orders = JSON.stringify({ databaseUrl, storageRoot, filmDirectory, ledger: ledgerOf(story), fault, retryLimit })
  const child = spawn(process.execPath, [WORKER, orders], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  children.push(child)
  return child
}
async function killedBy(child: ReturnType<typeof spawn>): Promise<unknown> {
  const [, signal]: unknown[] = await once(child, 'exit')
  return signal
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

async function submit(story: TestStory) {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const { id } = await story.submit(writer, sceneId, TEXT)
  return { writer, sceneId, id }
}

const patiently = (story: TestStory, writer: string, jobId: string) =>
  story.wait(writer, jobId, ({ status }) => ['final_ready', 'failed', 'cancelled'].includes(status), PATIENCE_MS)

/** The provider's side of it: how often it was asked for this job's film, and whether it was asked what became of it. */
function callsFor(story: TestStory, jobId: string) {
  const lines = readFileSync(ledgerOf(story), 'utf8').split('\n')
  const count = (call: string) => lines.filter((line) => line === `${call} ${jobId}`).length
  return { submits: count('submit'), reconciles: count('reconcile') }
}

/** Everything a crash left in storage is swept, and then nothing is there that no row refers to. */
async function sweepAndCheck({ db, storageRoot }: TestStory) {
  const storage = new DiskStorage(storageRoot)
  for (const prefix of JOB_OBJECT_PREFIXES) await removeOrphanObjects({ db, storage, prefix, graceMs: 0 })
  return checkInvariants({ db, storage, deep: true, orphanGraceMs: 0 })
}

/** What became of one job whose worker was killed. */
type Outcome = ReturnType<typeof callsFor> & {
  readonly signal: unknown
  readonly status: string
  readonly sequence: number | undefined
  readonly tries: readonly string[]
  readonly effects: object
}

/**
 * Kills one worker process after another in the same stage, each with a job of its own in its hands, and lets the last
 * worker finish what they left.
 */
async function surviveKills(stage: Stage) {
  const story = await startStory()
  const jobs: { point: Fault['point']; signal: unknown; writer: string; sceneId: string; id: string }[] = []
  for (const { point } of KILLS.filter((kill) => kill.stage === stage)) {
    const job = await submit(story)
    const child = startWorkerProcess(story, { signal: 'SIGKILL', jobId: job.id, stage, point })
    jobs.push({ ...job, point, signal: await killedBy(child) })
  }
  // Records its calls where the dead did; the fault is one that no job of this story comes to.
  startWorkerProcess(story, { signal: 'SIGKILL', jobId: '', stage, point: 'start' })
  const outcomes = new Map<Fault['point'], Outcome>()
  for (const { point, signal, writer, sceneId, id } of jobs) {
    const job = await patiently(story, writer, id)
    const tries = job.attempts.filter((attempt) => attempt.stage === stage).map(({ outcome }) => outcome)
    const effects = await effectsOf(story, writer, sceneId, id)
    outcomes.set(point, {
      signal,
      status: job.status,
      sequence: job.segment?.sequence,
      tries,
      effects,
      ...callsFor(story, id),
    })
  }
  return { outcomes, violations: await sweepAndCheck(story) }
}

/** A worker that falls asleep with a finished film in its hands, and wakes when another has long published. */
async function surviveSleep() {
  const story = await startStory()
  const { writer, sceneId, id } = await submit(story)
  const fault = { signal: 'SIGSTOP', jobId: id, stage: 'video_generation', point: 'after_provider' } as const
  const sleeper = startWorkerProcess(story, fault)
  await vi.waitFor(() => expect(readFileSync(ledgerOf(story), 'utf8')).toContain(`SIGSTOP ${id}`), {
    timeout: PATIENCE_MS,
  })
  const other = await story.worker()
  const job = await patiently(story, writer, id)
  await other.stop()
  // Again and again: a machine that waits for its disk may carry out the stop after everything here has happened.
  const waking = setInterval(() => sleeper.kill('SIGCONT'), 250)
  // The sleeper films one at a time: that it films this one shows that it is done with the one it slept over.
  const reader = await story.person()
  const next = await story.submit(reader, await story.scene(reader), 'The next morning was clear.')
  await patiently(story, reader, next.id).finally(() => clearInterval(waking))
  const outcomes = await story.db.prisma.jobAttempt.findMany({ where: { jobId: id, stage: 'video_generation' } })
  return {
    job,
    later: await story.jobs.get(writer, id),
    tries: outcomes.map(({ outcome }) => outcome).toSorted(),
    effects: await effectsOf(story, writer, sceneId, id),
  }
}

/** A job that kills every worker that takes it up, until its tries are spent; then the poison is gone. */
async function survivePoison() {
  const story = await startStory({ retryLimit: 1 })
  const { writer, sceneId, id } = await submit(story)
  const fault = { signal: 'SIGKILL', jobId: id, stage: 'continuity_validation', point: 'after_provider' } as const
  const signals: unknown[] = []
  for (let tries = 0; tries < 2; tries += 1) signals.push(await killedBy(startWorkerProcess(story, fault, 1)))
  await story.worker()
  const spent = await patiently(story, writer, id)
  const draft = await story.drafts.get(writer, sceneId)
  await story.jobs.retry(writer, id)
  const job = await patiently(story, writer, id)
  return { signals, spent, draft, job, effects: await effectsOf(story, writer, sceneId, id) }
}

// All at once, because each waits for pg-boss to miss the heartbeat of the dead, which takes no less than ten seconds.
let killed: ReadonlyMap<Stage, ReturnType<typeof surviveKills>>
let slept: ReturnType<typeof surviveSleep>
let poisoned: ReturnType<typeof survivePoison>
beforeAll(() => {
  killed = new Map(STAGES.map((stage) => [stage, surviveKills(stage)]))
  slept = surviveSleep()
  poisoned = survivePoison()
  // Each failure is reported by the test that awaits it.
  for (const outcome of [...killed.values(), slept, poisoned]) outcome.catch(() => undefined)
})

it.each(KILLS)('publishes exactly once when a worker is killed in $stage ($point)', async ({ stage, point }) => {
  const after = await killed.get(stage)
  expect(after?.outcomes.get(point)).toMatchObject({
    signal: 'SIGKILL',
    status: 'final_ready',
    sequence: 1,
    // A commit that went through leaves nothing to repeat; every other death leaves one abandoned try and a second one.
    tries: point === 'after_commit' ? ['success'] : ['abandoned', 'success'],
    effects: ONCE,
  })
})

it.each(KILLS)('orders one film when a worker is killed in $stage ($point)', async ({ stage, point }) => {
  const { submits = 0, reconciles = 0 } = (await killed.get(stage))?.outcomes.get(point) ?? {}
  // Whoever comes after the dead finds the order written down, or asks the provider what became of it. The next kill may
  // hit this job too, in another stage and at any point: then it was asked for what it never got to order.
  expect(submits).toBeLessThanOrEqual(1)
  expect(submits + reconciles).toBeGreaterThanOrEqual(1)
  if (point === 'in_submit') expect([submits, reconciles]).toEqual([1, 1])
})

it.each(STAGES)('leaves neither a ghost of a job nor an orphan of a file after the deaths in %s', async (stage) => {
  expect((await killed.get(stage))?.violations).toEqual([])
})

it('publishes exactly once when a worker sleeps over its claim and wakes up with a result', async () => {
  const after = await slept
  expect(after.effects).toMatchObject(ONCE)
  expect(after.job.status).toBe('final_ready')
  expect(after.later).toEqual(after.job)
  expect(after.tries).toEqual(['abandoned', 'success'])
})

it('ends a job that kills every worker, visibly and with its text kept, and takes it up again when asked', async () => {
  const { signals, spent, draft, job, effects } = await poisoned
  expect(signals).toEqual(['SIGKILL', 'SIGKILL'])
  expect(spent).toMatchObject({
    status: 'failed',
    error: { code: 'stage_failed', stage: 'continuity_validation' },
    can: { retry: true },
  })
  const tries = spent.attempts.filter(({ stage }) => stage === 'continuity_validation')
  expect(tries.map(({ outcome }) => outcome)).toEqual(['abandoned', 'abandoned'])
  expect(draft.text).toBe(TEXT)
  expect(job).toMatchObject({ status: 'final_ready', segment: { sequence: 1 } })
  expect(effects).toMatchObject(ONCE)
})
