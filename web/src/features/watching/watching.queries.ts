import type { SceneId } from '@skein/contract/ids'
import { getWatchPosition, listWatchHistory } from '@skein/contract/watching'
import { pagesOf, queryOf } from '../../api/queries.ts'

export const watchPositionQuery = (sceneId: SceneId) => queryOf(getWatchPosition, { params: { sceneId } })
/** What somebody began and did not finish, as much as fits on a shelf. */
export const unfinishedQuery = queryOf(listWatchHistory, { query: { unfinished: true, limit: 4 } })
export const historyPages = pagesOf(listWatchHistory, (cursor) => ({
  query: { limit: 24, ...(cursor === undefined ? {} : { cursor }) },
}))
