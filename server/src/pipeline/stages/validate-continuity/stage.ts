import type { StageDefinition } from '../stage-definition.ts'

export const validateContinuityStage: StageDefinition = {
  stage: 'continuity_validation',
  title: 'Checking the story against its bible',
  progress: { from: 12, to: 22 },
  policy: { retryLimit: 4, retryDelaySeconds: 2, retryDelayMaxSeconds: 120, expireInSeconds: 600 },
}
