import type { Transaction } from '#platform/db.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import { Type } from 'typebox'

const appendAuditLine = sqlStatement('platform/append-audit-line', Type.Object({ position: Type.Integer() }))

export interface AuditLine {
  /** Who did it; null for Skein itself. */
  readonly actorId: string | null
  /** `<noun>.<past tense>`: "job.cancelled". */
  readonly action: string
  readonly target: { readonly type: string; readonly id: string }
  /** What a reader of the record needs; no personal data. */
  readonly detail: Readonly<Record<string, unknown>>
}

/**
 * Adds a line to the audit log. The log is one hash chain for all of Skein and stays locked until the transaction
 * ends, so write it last.
 */
export async function auditLine(tx: Transaction, line: AuditLine): Promise<void> {
  await appendAuditLine(tx, [line.actorId, line.action, line.target.type, line.target.id, JSON.stringify(line.detail)])
}
