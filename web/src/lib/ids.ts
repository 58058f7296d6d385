import { type IdeaId, type JobId, type SceneId, UUID_PATTERN } from '@skein/contract/ids'

const uuid = new RegExp(UUID_PATTERN)

export const isSceneId = (value: string): value is SceneId => uuid.test(value)
export const isIdeaId = (value: string): value is IdeaId => uuid.test(value)
export const isJobId = (value: string): value is JobId => uuid.test(value)
