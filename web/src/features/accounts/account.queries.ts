import { getSetup } from '@skein/contract/accounts'
import { queryOf } from '../../api/queries.ts'

export const setupQuery = queryOf(getSetup, {})
