import { getTopic, listTopics } from '@skein/contract/topics'
import { queryOf } from '../../api/queries.ts'

export const topicsQuery = queryOf(listTopics, { query: { limit: 50 } })
export const topicQuery = (slug: string) => queryOf(getTopic, { params: { slug } })
