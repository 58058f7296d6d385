import {
  getIdeaFacets,
  getSceneFacets,
  searchIdeas,
  searchPeople,
  searchScenes,
  suggestSearch,
} from '@skein/contract/search'
import { pagesOf, queryOf } from '../../api/queries.ts'
import { ideaQueryOf, type Search, sceneQueryOf } from './search.rules.ts'

const PAGE = 24
const from = (cursor: string | undefined, limit: number) => ({ limit, ...(cursor === undefined ? {} : { cursor }) })

export const ideasFound = (search: Search, limit = PAGE) =>
  pagesOf(searchIdeas, (cursor) => ({ query: { ...ideaQueryOf(search), ...from(cursor, limit) } }))
export const scenesFound = (search: Search, limit = PAGE) =>
  pagesOf(searchScenes, (cursor) => ({ query: { ...sceneQueryOf(search), ...from(cursor, limit) } }))
export const peopleFound = (search: Search, limit = PAGE) =>
  pagesOf(searchPeople, (cursor) => ({ query: { q: search.q, ...from(cursor, limit) } }))
export const ideaFacetsFound = (search: Search) => queryOf(getIdeaFacets, { query: ideaQueryOf(search) })
export const sceneFacetsFound = (search: Search) => queryOf(getSceneFacets, { query: sceneQueryOf(search) })
export const suggestions = (q: string) => queryOf(suggestSearch, { query: { q } })
