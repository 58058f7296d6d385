import type { JobErrorCode, Stage } from '@skein/contract/jobs'
import { closeAttempts, keepDraft, lockJob, recordTransition } from '#domains/jobs/job-ledger.service.ts'
import type { QueueMessage } from '#platform/queue.ts'
import type { ContinuityValidator } from '#providers/continuity/continuity.port.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import type { Storyteller } from '#providers/storyteller/storyteller.port.ts'
import type { VideoProvider } from '#providers/video/video.port.ts'
import { attemptsStore } from './attempts.store.ts'
import { spentError } from './failure.rules.ts'
import { failed, isHere } from './job.rules.ts'
import { runStage, type StageRunnerDeps } from './run-stage.ts'
import type { StageHandler } from './stage-handler.ts'
import { parseStageMessage } from './stage-message.ts'
import { stageNamed } from './stages.ts'
import { createExpandScript } from './stages/expand-script/handler.ts'
import { createFinalizeSegment } from './stages/finalize-segment/handler.ts'
import { createGenerateVideo } from './stages/generate-video/handler.ts'
import { createUploadMedia } from './stages/upload-media/handler.ts'
import { createValidateContinuity } from './stages/validate-continuity/handler.ts'

export interface PipelineDeps extends StageRunnerDeps {
  readonly storyteller: Storyteller
  readonly validator: ContinuityValidator
  /** Fast and local: it may run while a scene is held. */
  readonly quickValidator: ContinuityValidator
  readonly video: VideoProvider
  /** Draws a segment the provider cannot deliver; null or absent when nobody does. */
  readonly videoFallback?: VideoProvider | null
  /** Providers nothing is ordered from any more. */
  readonly formerVideos?: readonly VideoProvider[]
  readonly storage: ObjectStorage
  /** How many jobs this process handles at once: filming is heavy, the other stages are not. */
  readonly concurrency: { readonly renders: number; readonly stages: number }
  /** Tokens of story the storyteller gets to see. */
  readonly contextTokens?: number
}

/** Room for a large bible and a few segments in any current model, and cheap. */
export const CONTEXT_TOKENS = 8_000

/**
 * The five stages as workers of this process. The queue must be started before, and stopped by whoever started it:
 * stopping it is what lets handlers drain.
 */
export function createPipeline(deps: PipelineDeps): { start(): Promise<void> } {
  const { db, storage } = deps
  const handlers: readonly StageHandler[] = [
    createExpandScript({ db, storyteller: deps.storyteller, contextTokens: deps.contextTokens ?? CONTEXT_TOKENS }),
    createValidateContinuity({ db, validator: deps.validator }),
    createGenerateVideo({
      db,
      video: deps.video,
      fallback: deps.videoFallback ?? null,
      others: deps.formerVideos ?? [],
      storage,
      ...(deps.storagePauseMs !== undefined && { lookForRoomMs: deps.storagePauseMs.first }),
    }),
    createUploadMedia({ storage }),
    createFinalizeSegment({ validator: deps.quickValidator }),
  ]
  return {
    start: async () => {
      for (const handler of handlers) {
        const concurrency = handler.stage === 'video_generation' ? deps.concurrency.renders : deps.concurrency.stages
        await deps.queue.work(handler.stage, { concurrency }, (message) => runStage(deps, handler, message))
      }
      await deps.queue.workDeadLetters((message) => buryJob(deps, message))
    },
  }
}

/**
 * A stage whose tries are spent, or whose workers kept dying: the job fails, visibly and with its text kept. From there
 * its writer can take it up again.
 */
async function buryJob({ db, log }: StageRunnerDeps, message: QueueMessage): Promise<void> {
  const { jobId, round, stage: name } = parseStageMessage(message.data)
  const stage: Stage = stageNamed(name)
  await db.transaction(async (tx) => {
    const job = await lockJob(tx, jobId)
    if (job === null || !isHere(job.state, { stage, round })) return
    const last = await attemptsStore.last(tx, { jobId, stage, round })
    const code: JobErrorCode = spentError(last?.error_code ?? null)
    log.error({ jobId, stage, code, lastError: last?.error_message }, 'a stage has spent its tries')
    await closeAttempts(tx, jobId, 'abandoned')
    await keepDraft(tx, job)
    await recordTransition(tx, job, failed(job.state, code, last?.error_message ?? undefined), null)
  })
}
