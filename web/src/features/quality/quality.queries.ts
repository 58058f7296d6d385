import { getContinuityQuality } from '@skein/contract/quality'
import { queryOf } from '../../api/queries.ts'

export const qualityQuery = queryOf(getContinuityQuality, { query: {} })
