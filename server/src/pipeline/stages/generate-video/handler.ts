import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import type { Database } from '#platform/db.ts'
import { ProviderFailure } from '#platform/failure.ts'
import { withWorkDirectory } from '#platform/work-directory.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import type { RenderedVideo, VideoProvider, VideoRequest } from '#providers/video/video.port.ts'
import { demand, type StagedVideo } from '../../job-result.ts'
import type { StageHandler, StageJob } from '../../stage-handler.ts'
import { storyStore } from '../../story.store.ts'
import { placeOrder } from './place-order.ts'
import { submissionsStore } from './submissions.store.ts'

/** Past this a provider's job counts as lost. */
const GIVE_UP_MS = 45 * 60_000

/**
 * Has the segment filmed. A remote provider is polled by coming back later; the local one renders while we wait.
 *
 * The files go into object storage and not straight into HLS: `upload` may run on another machine, and packaging can
 * then be repeated without drawing again. The poster is stored beside them as the writer's first glimpse.
 */
export function createGenerateVideo(deps: {
  readonly db: Database
  readonly video: VideoProvider
  readonly storage: ObjectStorage
}): StageHandler {
  const { db, video, storage } = deps
  return {
    stage: 'video_generation',
    run: async (job, { signal, onProgress }) => {
      const request = await requestFor(db, job)
      return withWorkDirectory(async (workDirectory) => {
        const call = { workDirectory, signal, onProgress }
        const order = await placeOrder({ db, video }, request, call)
        const mark = { jobId: job.id, attempt: order.attempt }
        const state = await video.poll(order.submitted, call)
        if (state.kind === 'cancelled') {
          await submissionsStore.mark(db.prisma, mark, 'failed')
          throw new ProviderFailure('cancelled', 'the provider dropped the job', { retry: 'after' })
        }
        const trace = { provider: video.id, input: { providerJobId: order.submitted.providerJobId } }
        if (state.kind === 'running') {
          if (order.ageMs > GIVE_UP_MS) {
            await submissionsStore.mark(db.prisma, mark, 'failed')
            throw new ProviderFailure('timeout', 'the provider did not finish in time', { retry: 'after' })
          }
          return { kind: 'waiting', afterMs: state.pollAfterMs, percent: state.percent }
        }
        const rendered = await video.fetchResult(order.submitted, request, call)
        const staged = await stage(storage, job, rendered)
        const previewKey = await storePreview(storage, job.id, rendered.posterFile)
        return {
          kind: 'finished',
          trace: {
            ...trace,
            model: rendered.provenance.model,
            output: { durationSeconds: rendered.durationSeconds, notes: rendered.notes ?? [] },
          },
          made: { result: { staged, previewUrl: `/${previewKey}` } },
          commit: async (tx) => {
            await submissionsStore.mark(tx, mark, 'fetched')
            return { kind: 'advance' }
          },
        }
      })
    },
    abandon: async (jobId) => {
      const order = await submissionsStore.latest(db.prisma, jobId)
      if (order?.state !== 'submitted' || order.provider_job_id === null || order.provider !== video.id) return
      await video.cancel?.({ providerJobId: order.provider_job_id })
    },
  }
}

async function requestFor(db: Database, job: StageJob): Promise<VideoRequest> {
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
  return {
    prefix,
    renditions,
    posterKey,
    captions: rendered.captions.map(({ start, end, text }) => ({ start, end, text })),
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
