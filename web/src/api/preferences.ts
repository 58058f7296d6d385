import { getPreferences } from '@skein/contract/people'
import { queryOf } from './queries.ts'

/** What the signed-in person has chosen; several features read and change it. */
export const preferencesQuery = queryOf(getPreferences, {})
