import { getIdea, listIdeas, listTags } from '@skein/contract/ideas'
import type { IdeaId } from '@skein/contract/ids'
import { pagesOf, queryOf } from '../../api/queries.ts'

type IdeaSort = 'newest' | 'popular' | 'active'

export const ideaQuery = (ideaId: IdeaId) => queryOf(getIdea, { params: { ideaId } })

interface IdeaFilter {
  topic?: string
  category?: string
  tagsAll?: string
  q?: string
  sort?: IdeaSort
}

export const tagsQuery = queryOf(listTags, {})
export const ideasPages = (filter: IdeaFilter) =>
  pagesOf(listIdeas, (cursor) => ({ query: { ...filter, limit: 24, ...(cursor === undefined ? {} : { cursor }) } }))
