import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bible } from '@skein/contract/bible'
import { UserId } from '@skein/contract/ids'
import type { Job } from '@skein/contract/jobs'
import { Value } from 'typebox/value'
import { afterAll, expect, vi } from 'vitest'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { createDraftsService, type DraftsService } from '#domains/jobs/drafts.service.ts'
import { createJobsService, type JobsService } from '#domains/jobs/jobs.service.ts'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { createJobFlow } from '#pipeline/enqueue-stage.ts'
import type { Database } from '#platform/db.ts'
import type { IdempotencyClaim } from '#platform/mount.ts'
import type { Queue } from '#platform/queue.ts'
import type { WakeHub } from '#platform/wake-hub.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { createTestDatabase } from '../setup/database.ts'
import { dropQuickFilm, quickFilm } from './quick-video.ts'
import { openGround, startTestWorker, type TestPolicy, type TestWorkerOptions } from './test-worker.ts'

/** A database with people and scenes, the jobs service, and workers to start; close it at the end. */
export interface TestStory {
  readonly db: Database
  readonly databaseUrl: string
  readonly storageRoot: string
  readonly filmDirectory: string
  readonly jobs: JobsService
  readonly drafts: DraftsService
  readonly queue: Queue
  person(name?: string): Promise<UserId>
  /** An active scene with its first bible. */
  scene(ownerId: string, bible?: Bible): Promise<string>
  submit(userId: UserId, sceneId: string, text: string, key?: string): Promise<Job>
  /** As if it had been submitted, also where the rules of submission would not let it in yet. */
  enqueue(userId: UserId, sceneId: string, text: string): Promise<Job>
  worker(options?: Partial<TestWorkerOptions>): Promise<{ stop(): Promise<void> }>
  /** Waits until the job satisfies `until`, by default until it has ended. */
  wait(userId: string, jobId: string, until?: (job: Job) => boolean, timeoutMs?: number): Promise<Job>
  /** Fails when the database or the storage breaks a promise: every test of a fault ends with that question. */
  close(): Promise<void>
}

/** A worker with this hears nothing of what happens to its jobs: only the commit's own check is left. */
export const deaf: WakeHub = { on: () => () => undefined, close: () => undefined }

// These tests wait for workers, not for a fixed time; a busy machine makes them slow, not wrong.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

// Registered before the file's own hooks, so it runs after they have closed their stories.
afterAll(dropQuickFilm)

const ENDED = ['final_ready', 'failed', 'cancelled']

export function claimOf(userId: UserId, body: unknown, key: string = randomUUID()): IdempotencyClaim {
  const fingerprint = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  return { userId, route: 'createContinuation', key, fingerprint }
}

export interface TestStoryOptions extends TestPolicy {
  /** Changes the database before anything is connected to it. */
  readonly prepare?: (databaseUrl: string) => Promise<void>
  /** For tests that plant what must never be: nothing is asked at the end. */
  readonly plantsBugs?: boolean
}

export async function startTestStory({ plantsBugs, prepare, ...options }: TestStoryOptions = {}): Promise<TestStory> {
  const database = await createTestDatabase()
  await prepare?.(database.url)
  const storageRoot = await mkdtemp(join(tmpdir(), 'skein-test-media-'))
  const filmDirectory = await quickFilm()
  const ground = await openGround(database.url, { supervise: false, ...options })
  const { db, queue, jobNews } = ground
  const jobs = createJobsService({ db, jobNews, flow: createJobFlow(queue) })
  const drafts = createDraftsService({ db })
  const workers: { stop(): Promise<void> }[] = []
  const topic = await db.prisma.topic.create({ data: { name: 'Test', slug: `test-${randomUUID()}` } })

  return {
    db,
    databaseUrl: database.url,
    storageRoot,
    filmDirectory,
    jobs,
    drafts,
    queue,
    person: async (name = `w${randomUUID().slice(0, 8)}`) => {
      const user = await db.prisma.user.create({ data: { email: `${name}@example.org`, username: name } })
      return Value.Parse(UserId, user.id)
    },
    scene: async (ownerId, bible = emptyBible()) => {
      const idea = await db.prisma.idea.create({
        data: { userId: ownerId, topicId: topic.id, title: 'An idea', prompt: 'What if?', sceneCount: 1 },
      })
      await db.prisma.topic.update({ where: { id: topic.id }, data: { sceneCount: { increment: 1 } } })
      const scene = await db.prisma.scene.create({
        data: { ideaId: idea.id, userId: ownerId, topicId: topic.id, title: 'A scene' },
      })
      await db.prisma.sceneBible.create({ data: { sceneId: scene.id, version: 1, data: { ...bible } } })
      return scene.id
    },
    submit: (userId, sceneId, text, key) => jobs.submit(userId, sceneId, { text }, claimOf(userId, { text }, key)),
    enqueue: (userId, sceneId, text) =>
      db.transaction(async (tx) => {
        const job = { sceneId, userId, text, type: 'continuation' as const, bibleVersion: 1, idempotencyKey: null }
        return jobs.read(tx, await jobs.createJob(tx, job), userId)
      }),
    worker: async (more = {}) => {
      const worker = await startTestWorker({
        databaseUrl: database.url,
        storageRoot,
        filmDirectory,
        ...options,
        ...more,
      })
      let stopping: Promise<void> | undefined
      const once = { stop: () => (stopping ??= worker.stop()) }
      workers.push(once)
      return once
    },
    wait: async (userId, jobId, until = (job) => ENDED.includes(job.status), timeoutMs = 90_000) => {
      let job = await jobs.get(userId, jobId)
      await vi.waitFor(
        async () => {
          job = await jobs.get(userId, jobId)
          expect(until(job), `${job.status} ${job.stage}: ${job.message}`).toBe(true)
        },
        { timeout: timeoutMs, interval: 50 },
      )
      return job
    },
    close: async () => {
      for (const worker of workers) await worker.stop()
      const violations = plantsBugs
        ? []
        : await checkInvariants({ db, storage: new DiskStorage(storageRoot), deep: true })
      await ground.close()
      await rm(storageRoot, { recursive: true, force: true })
      await database.drop()
      expect(violations).toEqual([])
    },
  }
}
