import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import type { Database } from '#platform/db.ts'
import { ProviderFailure } from '#platform/failure.ts'
import { withWorkDirectory } from '#platform/work-directory.ts'
import { storageTrouble } from '#providers/storage/storage-failure.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import type { RenderedVideo, VideoCallContext, VideoProvider, VideoRequest } from '#providers/video/video.port.ts'
import { posterName } from '@skein/contract/posters'
import { attemptsStore } from '../../attempts.store.ts'
import { WAITING_FOR } from '../../failure.rules.ts'
import { demand, type StagedVideo } from '../../job-result.ts'
import type { StageFinished, StageHandler, StageJob, StageWaiting } from '../../stage-handler.ts'
import { storyStore } from '../../story.store.ts'
import { fallbackNote, mayFallBack, mayGiveCard } from './fall-back.rules.ts'
import { placeOrder } from './place-order.ts'
import { lastShotOf, rerenderRequest } from './rerender-request.ts'
import { type Submission, submissionsStore } from './submissions.store.ts'

/** Past this an order counts as lost, unless its provider has a limit of its own. */
const GIVE_UP_MS = 45 * 60_000
/** How soon somebody looks whether there is room again. */
const LOOK_FOR_ROOM_MS = 20_000

export interface GenerateVideoDeps {
  readonly db: Database
  readonly video: VideoProvider
  /** Draws the segment when the provider cannot deliver; nobody does when absent. */
  readonly fallback?: VideoProvider | null
  /** Who may still have orders of ours under way although nothing new is ordered there. */
  readonly others?: readonly VideoProvider[]
  readonly storage: ObjectStorage
  /** Every twenty seconds, unless a test has no time for that. */
  readonly lookForRoomMs?: number
}

/**
 * Has the segment filmed. A remote provider is polled by coming back later; the local one renders while we wait.
 *
 * The files go into object storage and not straight into HLS: `upload` may run on another machine, and packaging can
 * then be repeated without drawing again. The poster is stored beside them as the writer's first glimpse.
 */
export function createGenerateVideo(deps: GenerateVideoDeps): StageHandler {
  const { db, video, fallback = null, others = [] } = deps
  const filmers = [video, ...(fallback === null ? [] : [fallback]), ...others]
  const known = [...filmers, ...filmers.flatMap(({ understudy }) => understudy ?? [])]

  /** Whoever has the job's order keeps it: another provider, or the same after a change of settings, would be a second. */
  const filmerOf = (latest: Submission | null): { readonly filmer: VideoProvider; readonly wasTried: boolean } => {
    const holder = latest?.state === 'failed' ? undefined : known.find(({ id }) => id === latest?.provider)
    return { filmer: holder ?? video, wasTried: holder !== undefined }
  }

  /** Who films instead, and what is told of it besides what it says itself; null when this failure is for the job to bear. */
  const standInFor = async (
    { filmer, wasTried }: { readonly filmer: VideoProvider; readonly wasTried: boolean },
    error: ProviderFailure,
    job: StageJob,
  ): Promise<{ readonly by: VideoProvider; readonly notes: readonly string[] } | null> => {
    const visit = { jobId: job.id, stage: 'video_generation', round: job.round } as const
    const failedTries = await attemptsStore.failed(db.prisma, visit)
    if (fallback !== null && filmer !== fallback && filmer !== fallback.understudy && mayFallBack(error, failedTries))
      return { by: fallback, notes: [fallbackNote(error.code)] }
    const { understudy } = filmer
    const replacesFilm = job.result.rerenders !== undefined
    if (understudy === undefined || !mayGiveCard(error, { wasTried, failedTries, replacesFilm })) return null
    return { by: understudy, notes: [] }
  }

  return {
    stage: 'video_generation',
    run: async (job, { signal, onProgress }) => {
      const latest = await submissionsStore.latest(db.prisma, job.id)
      const order = filmerOf(latest)
      const { filmer } = order
      const { trouble } = mayWait(filmer, latest) ? await deps.storage.room() : { trouble: null }
      if (trouble !== null)
        return {
          kind: 'waiting',
          afterMs: deps.lookForRoomMs ?? LOOK_FOR_ROOM_MS,
          percent: 0,
          message: WAITING_FOR[trouble],
        }
      const request = await requestFor(db, job)
      return withWorkDirectory(async (workDirectory) => {
        const call = { workDirectory, signal, onProgress }
        try {
          return await film(deps, filmer, job, request, call)
        } catch (error) {
          // Another film would find no more room than this one.
          if (!(error instanceof ProviderFailure) || storageTrouble(error) !== null) throw error
          const standIn = await standInFor(order, error, job)
          if (standIn === null) throw error
          signal.throwIfAborted()
          const { by, notes } = standIn
          return await film(deps, by, job, request, call, { notes, from: filmer.id, because: error.code })
        }
      })
    },
    abandon: async (jobId) => {
      const order = await submissionsStore.latest(db.prisma, jobId)
      const holder = known.find(({ id }) => id === order?.provider)
      if (order?.state !== 'submitted' || order.provider_job_id === null) return
      await holder?.cancel?.({
        providerJobId: order.provider_job_id,
        ...(order.handle !== null && { handle: order.handle }),
      })
    },
  }
}

/**
 * Whether nothing is lost by waiting for room: what has been ordered for money is fetched while it is there to be
 * fetched, and what is always left free is meant for that.
 */
function mayWait(filmer: VideoProvider, latest: Submission | null): boolean {
  const isOrdered = latest !== null && latest.state !== 'failed' && latest.provider === filmer.id
  return filmer.isLocal === true || !isOrdered
}

async function film(
  { db, storage }: GenerateVideoDeps,
  video: VideoProvider,
  job: StageJob,
  request: VideoRequest,
  call: VideoCallContext,
  insteadOf?: { readonly notes: readonly string[]; readonly from: string; readonly because: string },
): Promise<StageFinished | StageWaiting> {
  const order = await placeOrder({ db, video }, request, call)
  const mark = { jobId: job.id, attempt: order.attempt }
  const state = await video.poll(order.submitted, call)
  if (state.kind === 'cancelled' || state.kind === 'failed') {
    await submissionsStore.mark(db.prisma, mark, 'failed')
    throw state.kind === 'failed'
      ? state.failure
      : new ProviderFailure('provider', 'the provider dropped the order', { retry: 'after' })
  }
  if (state.kind === 'running') {
    if (order.ageMs <= (video.giveUpMs ?? GIVE_UP_MS))
      return { kind: 'waiting', afterMs: state.pollAfterMs, percent: state.percent }
    await submissionsStore.mark(db.prisma, mark, 'failed')
    // Whatever it still does there is for nobody; that it may not listen changes nothing for us.
    await video.cancel?.(order.submitted).catch(() => undefined)
    throw new ProviderFailure('timeout', 'the provider did not finish in time', { retry: 'never' })
  }
  const rendered = await video.fetchResult(order.submitted, request, call, state)
  const notes = [...(insteadOf?.notes ?? []), ...(rendered.notes ?? [])]
  const staged = await stage(storage, job, { ...rendered, notes })
  const previewKey = await storePreview(storage, job.id, rendered.posterFile)
  const { trace } = rendered
  return {
    kind: 'finished',
    trace: {
      provider: video.id,
      model: rendered.provenance.model,
      ...(trace !== undefined && { prompt: trace.prompt }),
      ...(rendered.costUsd !== undefined && { costUsd: rendered.costUsd }),
      input: {
        providerJobId: order.submitted.providerJobId,
        ...(trace !== undefined && { requested: trace.requested }),
        ...(insteadOf !== undefined && { insteadOf: insteadOf.from, because: insteadOf.because }),
      },
      output: {
        durationSeconds: rendered.durationSeconds,
        notes,
        ...(trace !== undefined && { measured: trace.measured }),
      },
    },
    made: { result: { staged, previewUrl: `/${previewKey}` } },
    commit: async (tx) => {
      await submissionsStore.mark(tx, mark, 'fetched')
      return { kind: 'advance' }
    },
  }
}

async function requestFor(db: Database, job: StageJob): Promise<VideoRequest> {
  if (job.result.rerenders !== undefined) return rerenderRequest(db, job, job.result.rerenders.segmentId)
  const story = await storyStore.read(db.prisma, job.sceneId, job.userId)
  const nextSequence = story.segment_count + 1
  // Whoever this very text brings in must have a face already.
  const { bible } = applyOperations(story.bible, demand(job.result, 'operations'), { segmentNumber: nextSequence })
  return {
    jobId: job.id,
    sceneId: job.sceneId,
    script: demand(job.result, 'script'),
    bible,
    startsAtSeconds: story.total_duration,
    before: await lastShotOf(db, job.sceneId, story.segment_count),
    title: story.segment_count === 0 ? story.title : null,
    credit: story.writer,
  }
}

async function stage(storage: ObjectStorage, job: StageJob, rendered: RenderedVideo): Promise<StagedVideo> {
  // Per attempt: two workers at the same job must not meet in one key with different bytes.
  const prefix = `staging/${job.id}/${job.round}-${job.attempt}`
  const posterKey = `${prefix}/poster.jpg`
  const renditions = []
  for (const { name, file } of rendered.renditions) {
    const key = `${prefix}/${name}.mp4`
    await storage.put(key, { file })
    renditions.push({ name, key })
  }
  await storage.put(posterKey, { file: rendered.posterFile })
  const posterSizes = []
  for (const { width, file } of rendered.posterSizes ?? []) {
    const key = `${prefix}/${posterName(width)}`
    await storage.put(key, { file })
    posterSizes.push({ width, key })
  }
  const spriteKey = `${prefix}/sprite.jpg`
  const { spriteFile } = rendered
  if (spriteFile !== undefined) await storage.put(spriteKey, { file: spriteFile })
  return {
    prefix,
    renditions,
    posterKey,
    posterSizes,
    ...(spriteFile !== undefined && { spriteKey }),
    captions: [...rendered.captions],
    durationSeconds: rendered.durationSeconds,
    provenance: { ...rendered.provenance },
    notes: [...(rendered.notes ?? [])],
  }
}

/** Stored where media are served from, under a key nobody can guess; who may fetch it is decided at each request. */
async function storePreview(storage: ObjectStorage, jobId: string, posterFile: string): Promise<string> {
  const poster = await readFile(posterFile)
  const hash = createHash('sha256').update(poster).digest('hex').slice(0, 32)
  const key = `media/${jobId}/${hash}/poster.jpg`
  await storage.put(key, poster)
  return key
}
