import { getProfile, listLiked, listStarted, listWritten } from '@skein/contract/people'
import { pagesOf, queryOf } from '../../api/queries.ts'

export const PERSON_TABS = ['written', 'started', 'liked'] as const
export type PersonTab = (typeof PERSON_TABS)[number]

const LISTS = { written: listWritten, started: listStarted, liked: listLiked } as const

export const profileQuery = (username: string) => queryOf(getProfile, { params: { username } })
export const personScenesPages = (username: string, tab: PersonTab) =>
  pagesOf(LISTS[tab], (cursor) => ({
    params: { username },
    query: { limit: 24, ...(cursor === undefined ? {} : { cursor }) },
  }))
