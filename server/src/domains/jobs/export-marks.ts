import { type SqlRunner, sqlStatement } from '#platform/sql-files.ts'
import { Bible } from '@skein/contract/bible'
import { nullable } from '@skein/contract/pages'
import { Finding } from '@skein/contract/verdict'
import { Type } from 'typebox'

const ROWS_AT_ONCE = 200
const BEFORE_EVERYTHING = '00000000-0000-0000-0000-000000000000'

const MarkedRow = Type.Object({
  job_id: Type.String(),
  round: Type.Integer(),
  finding: Type.Integer(),
  user_id: Type.String(),
  is_wrong: Type.Boolean(),
  note: nullable(Type.String()),
  input_text: Type.String(),
  validator: Type.String(),
  judged: Finding,
  bible: Bible,
  recent_segments: Type.Array(Type.String()),
})
const listMarked = sqlStatement('jobs/list-marked-findings', MarkedRow)

/** A judged finding in the form that the continuity bench reads; who judged it is left out. */
export interface MarkedItem {
  readonly id: string
  readonly bible: Bible
  readonly recentSegments: readonly string[]
  readonly continuation: string
  readonly label: 'violation' | 'ok'
  /** What is wrong with the text; "none" when the finding was. */
  readonly kind: string
  readonly finding: Finding
  readonly validator: string
  readonly note: string | null
}

/** Every finding that somebody has judged, oldest job first, as new labelled items for the continuity corpus. */
export async function* exportMarks(client: SqlRunner): AsyncGenerator<MarkedItem> {
  let after: readonly unknown[] = [BEFORE_EVERYTHING, 0, 0, BEFORE_EVERYTHING]
  for (;;) {
    const rows = await listMarked(client, [...after, ROWS_AT_ONCE])
    for (const row of rows)
      yield {
        id: `${row.job_id}-${row.round}-${row.finding}`,
        bible: row.bible,
        recentSegments: row.recent_segments,
        continuation: row.input_text,
        label: row.is_wrong ? 'ok' : 'violation',
        kind: row.is_wrong ? 'none' : row.judged.kind,
        finding: row.judged,
        validator: row.validator,
        note: row.note,
      }
    const last = rows.at(-1)
    if (last === undefined || rows.length < ROWS_AT_ONCE) return
    after = [last.job_id, last.round, last.finding, last.user_id]
  }
}
