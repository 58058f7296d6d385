import type { StageDefinition } from '../stage-definition.ts'

export const expandScriptStage: StageDefinition = {
  stage: 'script_expansion',
  title: 'Writing the script',
  progress: { from: 0, to: 12 },
  policy: { retryLimit: 4, retryDelaySeconds: 2, retryDelayMaxSeconds: 120, expireInSeconds: 600 },
}
