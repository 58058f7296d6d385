import { getScene, listContributors, listScenes, listSegments, type SegmentSummary } from '@skein/contract/scenes'
import type { IdeaId, SceneId } from '@skein/contract/ids'
import { PAGE_LIMIT_MAX } from '@skein/contract/pages'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { keyOf, pagesOf, queryOf } from '../../api/queries.ts'

export type SceneSort = 'newest' | 'popular' | 'active'

export const sceneQuery = (sceneId: SceneId) => queryOf(getScene, { params: { sceneId } })
export const shelfQuery = (query: { sort: SceneSort; topic?: string; limit: number }) => queryOf(listScenes, { query })
interface TopicFilter {
  topic: string
  sort: SceneSort
  category?: string
  state?: 'open' | 'finished'
}
export const topicScenesPages = (filter: TopicFilter) =>
  pagesOf(listScenes, (cursor) => ({ query: { ...filter, limit: 24, ...(cursor === undefined ? {} : { cursor }) } }))
const GROWING_FIRST: SceneSort = 'active'
export const ideaScenesPages = (ideaId: IdeaId) =>
  pagesOf(listScenes, (cursor) => ({
    query: { ideaId, sort: GROWING_FIRST, limit: 24, ...(cursor === undefined ? {} : { cursor }) },
  }))
export const contributorsQuery = (sceneId: SceneId) =>
  queryOf(listContributors, { params: { sceneId }, query: { limit: 12 } })

/** Pages of segments that are read at most: 5,000 segments, or a day of film. */
const SEGMENT_PAGES_MAX = 50

/** All segments of a scene in order: the seek bar and the chapters need the whole line. */
export const segmentsQuery = (sceneId: SceneId) =>
  queryOptions({
    queryKey: [...keyOf(listSegments, { params: { sceneId } }), 'all'],
    queryFn: async ({ signal }): Promise<SegmentSummary[]> => {
      const segments: SegmentSummary[] = []
      let cursor: string | null = null
      for (let page = 0; page < SEGMENT_PAGES_MAX; page++) {
        const reply: { items: SegmentSummary[]; nextCursor: string | null } = await call(
          listSegments,
          { params: { sceneId }, query: { limit: PAGE_LIMIT_MAX, ...(cursor === null ? {} : { cursor }) } },
          { signal },
        )
        segments.push(...reply.items)
        cursor = reply.nextCursor
        if (cursor === null) break
      }
      return segments
    },
  })
