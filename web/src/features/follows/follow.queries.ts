import { listFollows, listNews } from '@skein/contract/follows'
import { pagesOf, queryOf } from '../../api/queries.ts'

/** What fits on a shelf of the front page. */
export const newsQuery = queryOf(listNews, { query: { limit: 6 } })
export const followsPages = pagesOf(listFollows, (cursor) => ({
  query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) },
}))
