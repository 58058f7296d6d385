import type { Transaction } from '#platform/db.ts'
import { type SqlRunner, sqlStatement } from '#platform/sql-files.ts'
import { Type } from 'typebox'

const appendAuditLine = sqlStatement('platform/append-audit-line', Type.Object({ position: Type.Integer() }))
const insertLine = sqlStatement('platform/leave-audit-line', Type.Object({ left_behind: Type.Boolean() }))
const chainLines = sqlStatement('platform/chain-audit-lines', Type.Object({ chained: Type.Integer() }))

/** Small enough to keep the chain's lock for milliseconds. */
const CHAINED_AT_ONCE = 1000

export interface AuditLine {
  /** Who did it; null for Skein itself. */
  readonly actorId: string | null
  /** `<noun>.<past tense>`: "job.cancelled". */
  readonly action: string
  readonly target: { readonly type: string; readonly id: string }
  /** What a reader of the record needs; no personal data. */
  readonly detail: Readonly<Record<string, unknown>>
}

const columns = (line: AuditLine) => [
  line.actorId,
  line.action,
  line.target.type,
  line.target.id,
  JSON.stringify(line.detail),
]

/**
 * Adds a line to the audit log. The log is one hash chain for all of Skein and stays locked until the transaction
 * ends, so write it last. For what people decide, which is rare.
 */
export async function auditLine(tx: Transaction, line: AuditLine): Promise<void> {
  await appendAuditLine(tx, columns(line))
}

/**
 * Leaves a line for the audit log that commits with its cause, and is chained within seconds, in the order of the lines'
 * ids. Holds nobody up: for what happens often.
 */
export async function leaveAuditLine(tx: Transaction, line: AuditLine): Promise<void> {
  await insertLine(tx, columns(line))
}

/** Chains the lines that were left; the worker does it every second or two. Returns how many. */
export async function chainAuditLines(client: SqlRunner): Promise<number> {
  let lines = 0
  for (;;) {
    const chained = (await chainLines(client, [CHAINED_AT_ONCE]))[0]?.chained ?? 0
    lines += chained
    if (chained < CHAINED_AT_ONCE) return lines
  }
}
