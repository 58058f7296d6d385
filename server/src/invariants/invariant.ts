import { type SqlRunner, type SqlStatement, sqlStatement } from '#platform/sql-files.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import { Type } from 'typebox'

/** One place where a promise of RELIABILITY.md is broken. */
export interface Violation {
  /** The name of the invariant. */
  readonly invariant: string
  /** What it is about, in words that lead there: "scene <id>". */
  readonly subject: string
  readonly problem: string
}

export interface CheckContext {
  /** For what must hold at one moment: one snapshot, so that a running Skein cannot look broken between two reads. */
  readonly sql: SqlRunner
  readonly storage: ObjectStorage
  /** Whether every stored byte is read and hashed, instead of sizes compared. */
  readonly deep: boolean
  /** An object younger than this may be waiting for its row. */
  readonly orphanGraceMs: number
}

export type Breach = Omit<Violation, 'invariant'>

export interface Invariant {
  readonly name: string
  /** What holds, as a sentence for whoever reads the report. */
  readonly promise: string
  check(context: CheckContext): Promise<readonly Breach[]>
}

/** More of the same kind tell nobody anything new; the SQL files stop there as well. */
export const BREACHES_MAX = 100

/** A statement that returns a row per broken promise. */
export function breachStatement(statement: string): SqlStatement<Breach> {
  return sqlStatement(statement, Type.Object({ subject: Type.String(), problem: Type.String() }))
}

/** An invariant that is one such statement, and named like it. */
export function sqlInvariant(statement: string, promise: string, params: readonly unknown[] = []): Invariant {
  const find = breachStatement(statement)
  return {
    name: statement.slice(statement.indexOf('/') + 1),
    promise,
    check: ({ sql }) => find(sql, params),
  }
}
