import { STAGES, type Stage } from '@skein/contract/jobs'
import type { QueueDefinition } from '#platform/queue.ts'
import { expandScriptStage } from './stages/expand-script/stage.ts'
import { finalizeSegmentStage } from './stages/finalize-segment/stage.ts'
import { generateVideoStage } from './stages/generate-video/stage.ts'
import type { StageDefinition } from './stages/stage-definition.ts'
import { uploadMediaStage } from './stages/upload-media/stage.ts'
import { validateContinuityStage } from './stages/validate-continuity/stage.ts'

/** The order a continuation travels in. */
export const STAGE_ORDER = [
  expandScriptStage,
  validateContinuityStage,
  generateVideoStage,
  uploadMediaStage,
  finalizeSegmentStage,
] as const satisfies readonly StageDefinition[]

/** The queues behind the stages: what an api process needs to enqueue, and a worker to work. */
export function stageQueues(heartbeatSeconds: number): readonly QueueDefinition[] {
  return STAGE_ORDER.map(({ stage, policy }) => ({ name: stage, heartbeatSeconds, ...policy }))
}

/** @throws RangeError for a name outside the contract; queue messages are untrusted at the worker. */
export function stageNamed(name: string): Stage {
  const found = STAGES.find((stage) => stage === name)
  if (found === undefined) throw new RangeError(`no stage ${name}`)
  return found
}
