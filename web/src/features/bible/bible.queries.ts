import { diffBible, getBible, listBibleVersions } from '@skein/contract/bible-routes'
import type { SceneId } from '@skein/contract/ids'
import { pagesOf, queryOf } from '../../api/queries.ts'

export const bibleQuery = (sceneId: SceneId, version?: number) =>
  queryOf(getBible, { params: { sceneId }, query: version === undefined ? {} : { version } })
export const bibleVersionsPages = (sceneId: SceneId) =>
  pagesOf(listBibleVersions, (cursor) => ({
    params: { sceneId },
    query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) },
  }))
export const bibleDiffQuery = (sceneId: SceneId, from: number, to: number) =>
  queryOf(diffBible, { params: { sceneId }, query: { from, to } })
