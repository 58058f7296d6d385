import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { JobId } from '@skein/contract/ids'
import type { Stage } from '@skein/contract/jobs'
import { messageId } from '#platform/queue.ts'

/** What travels in a stage's queue: which visit of the stage it asks for, and nothing that could go stale. */
const StageMessage = Type.Object(
  {
    jobId: JobId,
    stage: Type.String(),
    round: Type.Integer({ minimum: 0 }),
    /** Set when a provider is being waited for: the attempt that goes on with this message. */
    continues: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
)
export type StageMessage = Static<typeof StageMessage>
const stageMessage = Compile(StageMessage)

/** @throws TypeError when it is not ours: the queue is untrusted at the worker (RELIABILITY.md, trust boundary 3). */
export function parseStageMessage(data: unknown): StageMessage {
  if (stageMessage.Check(data)) return data
  throw new TypeError('not a stage message')
}

/** Equal for equal visits, so that enqueueing a visit twice is harmless; never the bare job id, which would swallow a return. */
export const visitId = (visit: { jobId: string; stage: Stage; round: number; continues?: number }): string =>
  messageId('stage', visit.jobId, visit.stage, visit.round, visit.continues ?? 0)
