import type { StageDefinition } from '../stage-definition.ts'

export const uploadMediaStage: StageDefinition = {
  stage: 'upload',
  title: 'Storing the video',
  progress: { from: 82, to: 94 },
  policy: { retryLimit: 5, retryDelaySeconds: 2, retryDelayMaxSeconds: 120, expireInSeconds: 1200 },
}
