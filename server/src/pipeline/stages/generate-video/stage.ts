import type { StageDefinition } from '../stage-definition.ts'

export const generateVideoStage: StageDefinition = {
  stage: 'video_generation',
  title: 'Drawing the segment',
  progress: { from: 22, to: 82 },
  policy: { retryLimit: 4, retryDelaySeconds: 4, retryDelayMaxSeconds: 300, expireInSeconds: 3600 },
}
