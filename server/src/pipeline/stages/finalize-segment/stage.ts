import type { StageDefinition } from '../stage-definition.ts'

export const finalizeSegmentStage: StageDefinition = {
  stage: 'finalization',
  title: 'Joining the scene',
  progress: { from: 94, to: 100 },
  policy: { retryLimit: 5, retryDelaySeconds: 1, retryDelayMaxSeconds: 60, expireInSeconds: 300 },
}
