import { type SqlRunner, sqlStatement } from '#platform/sql-files.ts'
import { FINDING_KINDS } from '@skein/contract/verdict'
import { type Static, Type } from 'typebox'

const VerdictCounts = Type.Object({
  validator: Type.String(),
  passed: Type.Integer(),
  warned: Type.Integer(),
  blocked: Type.Integer(),
  asked: Type.Integer(),
  accepted: Type.Integer(),
  unasked: Type.Integer(),
})
const FindingCounts = Type.Object({
  validator: Type.String(),
  kind: Type.Enum(FINDING_KINDS),
  blocks: Type.Integer(),
  warns: Type.Integer(),
  remarks: Type.Integer(),
  marked_wrong: Type.Integer(),
  marked_right: Type.Integer(),
})
export type FindingCounts = Static<typeof FindingCounts>

const countVerdicts = sqlStatement('quality/count-verdicts', VerdictCounts)
const countFindings = sqlStatement('quality/count-findings', FindingCounts)

/** Sums over `verdicts` and `finding_marks`. */
export const qualityStore = {
  verdicts: (client: SqlRunner, since: Date) => countVerdicts(client, [since.toISOString()]),
  findings: (client: SqlRunner, since: Date) => countFindings(client, [since.toISOString()]),
}
