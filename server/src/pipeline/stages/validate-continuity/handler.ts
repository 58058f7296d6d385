import type { Database } from '#platform/db.ts'
import type { ContinuityValidator } from '#providers/continuity/continuity.port.ts'
import { demand } from '../../job-result.ts'
import type { StageHandler } from '../../stage-handler.ts'
import { RECENT_SEGMENTS, storyStore } from '../../story.store.ts'
import { verdictsStore } from '../../verdicts.store.ts'

const VALIDATOR_TIMEOUT_MS = 180_000

/**
 * Holds the continuation against the newest bible of its scene. A contradiction is a verdict: the job ends, the text is
 * kept. A doubt stops it too, until its writer says that it shall go on.
 */
export function createValidateContinuity(deps: {
  readonly db: Database
  readonly validator: ContinuityValidator
}): StageHandler {
  const { db, validator } = deps
  return {
    stage: 'continuity_validation',
    run: async (job, { signal }) => {
      const story = await storyStore.read(db.prisma, job.sceneId, job.userId)
      const recentSegments = await storyStore.recent(db.prisma, job.sceneId, story.segment_count, RECENT_SEGMENTS)
      const verdict = await validator.validate({
        text: job.inputText,
        ...(job.result.writtenIn !== undefined && { language: job.result.writtenIn }),
        script: demand(job.result, 'script'),
        operations: demand(job.result, 'operations'),
        bible: story.bible,
        nextSequence: story.segment_count + 1,
        recentSegments,
        signal: AbortSignal.any([signal, AbortSignal.timeout(VALIDATOR_TIMEOUT_MS)]),
      })
      return {
        kind: 'finished',
        trace: {
          provider: 'validator',
          model: verdict.validator,
          input: { bibleVersion: verdict.bibleVersion },
          output: { outcome: verdict.outcome, findings: verdict.findings.length },
        },
        made: { result: { checkedAgainst: verdict.bibleVersion } },
        commit: async (tx) => {
          await verdictsStore.store(tx, { jobId: job.id, round: job.round }, verdict)
          if (verdict.outcome === 'block') return { kind: 'fail', code: 'continuity_blocked' }
          const isAccepted = verdict.outcome === 'pass' || job.result.doubtsAccepted !== undefined
          return isAccepted ? { kind: 'advance' } : { kind: 'fail', code: 'continuity_doubted' }
        },
      }
    },
  }
}
