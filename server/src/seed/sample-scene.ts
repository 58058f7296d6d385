import { createHash } from 'node:crypto'
import type { IdeasService } from '#domains/ideas/ideas.service.ts'
import type { JobsService } from '#domains/jobs/jobs.service.ts'
import type { ScenesService } from '#domains/scenes/scenes.service.ts'
import { type Database, isUniqueViolation } from '#platform/db.ts'
import type { Caller, IdempotencyClaim } from '#platform/mount.ts'
import type { WakeHub } from '#platform/wake-hub.ts'
import { SceneId } from '@skein/contract/ids'
import type { Job } from '@skein/contract/jobs'
import { PAGE_LIMIT_MAX } from '@skein/contract/pages'
import { Value } from 'typebox/value'
import { houseAccount } from './house-account.ts'
import { SAMPLE_BIBLE, SAMPLE_IDEA, SAMPLE_PARTS, SAMPLE_SCENE } from './sample-story.ts'

const SETTING = 'sample_scene'
/** Notifications say when to look; this is for the one that got lost. */
const LOOK_AGAIN_MS = 5000

/** Where the sample scene stands: another part is under way, all is told (or not ours to tell), or a part failed. */
type SampleState =
  | { readonly state: 'writing'; readonly sceneId: SceneId; readonly jobId: string }
  | { readonly state: 'done'; readonly sceneId: SceneId | null }
  | { readonly state: 'failed'; readonly sceneId: SceneId; readonly jobId: string; readonly reason: string }

export interface SampleScene {
  /** Posts the next part when the one before is published; harmless to call at any time and from several processes. */
  advance(): Promise<SampleState>
  /** Advances until the story is told, a part fails or the signal comes. A later start goes on where this one ended. */
  run(signal: AbortSignal): Promise<SampleState>
}

/**
 * The scene a fresh Skein plays to its first visitor, sent through the same services and the same pipeline as anybody's.
 * Nothing is kept in memory: what to do next follows from what is in the database.
 */
export function createSampleScene(deps: {
  readonly db: Database
  readonly ideas: Pick<IdeasService, 'create'>
  readonly scenes: Pick<ScenesService, 'create' | 'read'>
  readonly jobs: Pick<JobsService, 'submit' | 'list'>
  /** Wakes on the channel `skein_job`. */
  readonly jobNews: Pick<WakeHub, 'on'>
}): SampleScene {
  const { db, ideas, scenes, jobs, jobNews } = deps

  async function begin(house: Caller): Promise<SceneId> {
    const idea = await ideas.create(house, claim(house, 'createIdea', 'sample-idea', SAMPLE_IDEA), SAMPLE_IDEA)
    const scene = { ...SAMPLE_SCENE, openingText: SAMPLE_PARTS[0], bible: SAMPLE_BIBLE, acceptDoubts: true }
    const begun = await scenes.create(house, claim(house, 'createScene', 'sample-1', scene), idea.id, scene)
    await db.prisma.setting.create({ data: { key: SETTING, value: begun.scene.id } }).catch((error: unknown) => {
      // Another process began the same scene with the same key.
      if (!isUniqueViolation(error)) throw error
    })
    return begun.scene.id
  }

  async function findOrBegin(house: Caller): Promise<SceneId | null> {
    const setting = await db.prisma.setting.findUnique({ where: { key: SETTING }, select: { value: true } })
    if (setting !== null) return Value.Parse(SceneId, setting.value)
    // Somebody else's Skein, with stories of its own: it needs no sample.
    const other = await db.prisma.scene.findFirst({ where: { userId: { not: house.userId } }, select: { id: true } })
    return other === null ? begin(house) : null
  }

  async function advance(): Promise<SampleState> {
    const house: Caller = { userId: await houseAccount(db), role: 'user' }
    const sceneId = await findOrBegin(house)
    if (sceneId === null) return { state: 'done', sceneId }
    const before = await scenes.read(sceneId, house)
    const { items: sent } = await jobs.list(house.userId, { sceneId, limit: PAGE_LIMIT_MAX })
    const scene = await scenes.read(sceneId, house)
    // A segment that was published between the two reads would look like somebody else's.
    if (scene.segmentCount !== before.segmentCount) return advance()
    const published = sent.filter((job) => job.status === 'final_ready').length
    const [newest] = sent
    // Once somebody else writes on, or closes it, how the story goes is no longer ours to say.
    const isOurs = scene.status === 'active' && scene.segmentCount === published
    const text = SAMPLE_PARTS[published]
    if (newest !== undefined && newest.error !== null) return failed(sceneId, newest, newest.error.message)
    if (newest?.status === 'cancelled' || text === undefined || !isOurs) return { state: 'done', sceneId }
    if (newest !== undefined && newest.status !== 'final_ready') return { state: 'writing', sceneId, jobId: newest.id }
    const key = `sample-${published + 1}`
    const job = await jobs.submit(
      house.userId,
      sceneId,
      { text, acceptDoubts: true },
      claim(house, 'createContinuation', key, text),
    )
    return { state: 'writing', sceneId, jobId: job.id }
  }

  return {
    advance,
    run: async (signal) => {
      for (;;) {
        const state = await advance()
        if (state.state !== 'writing' || signal.aborted) return state
        await news(jobNews, state.jobId, signal)
      }
    },
  }
}

function failed(sceneId: SceneId, job: Job, reason: string): SampleState {
  return { state: 'failed', sceneId, jobId: job.id, reason }
}

function claim(house: Caller, route: string, key: string, body: unknown): IdempotencyClaim {
  const fingerprint = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  return { userId: house.userId, route, key, fingerprint }
}

/** Resolves when there may be news of the job, or after a while, or when the signal comes. */
function news(jobNews: Pick<WakeHub, 'on'>, jobId: string, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = jobNews.on(jobId, () => resolve())
  const timer = setTimeout(resolve, LOOK_AGAIN_MS)
  const aborted = () => resolve()
  signal.addEventListener('abort', aborted, { once: true })
  return promise.finally(() => {
    stop()
    clearTimeout(timer)
    signal.removeEventListener('abort', aborted)
  })
}
