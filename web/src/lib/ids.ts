import { type IdeaId, type JobId, type SceneId, type SegmentId, UUID_PATTERN } from '@skein/contract/ids'

const uuid = new RegExp(UUID_PATTERN)

export const isSceneId = (value: string): value is SceneId => uuid.test(value)
export const isIdeaId = (value: string): value is IdeaId => uuid.test(value)
export const isSegmentId = (value: string): value is SegmentId => uuid.test(value)
export const isJobId = (value: string): value is JobId => uuid.test(value)
