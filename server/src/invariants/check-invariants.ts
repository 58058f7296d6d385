import type { Database } from '#platform/db.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import type { SqlRunner } from '#platform/sql-files.ts'
import type { Invariant, Violation } from './invariant.ts'
import { MOMENT_INVARIANTS, STORAGE_INVARIANTS } from './invariants.ts'

const HOUR_MS = 3_600_000
/** The sweep takes what is older than 24 h and runs once a day; two hours later it must be gone. */
const ORPHAN_GRACE_MS = 50 * HOUR_MS
/** Bounds the one long transaction. */
const MOMENT_MS_MAX = 2 * HOUR_MS

export interface CheckOptions {
  readonly db: Database
  readonly storage: ObjectStorage
  /** Reads and hashes every stored byte of published media. */
  readonly deep?: boolean
  readonly orphanGraceMs?: number
  /** Told before each invariant is checked. */
  readonly onInvariant?: (name: string, promise: string) => void
}

/**
 * Checks I1 to I5 of RELIABILITY.md as far as a database and its storage can tell, and names what is broken; empty when
 * all holds. Reads one moment of the database, so it may run beside a working Skein, and changes nothing. Give it a database whose
 * statement timeout suits its size.
 */
export async function checkInvariants(options: CheckOptions): Promise<Violation[]> {
  const { db, storage, deep = false, orphanGraceMs = ORPHAN_GRACE_MS, onInvariant } = options
  const violations: Violation[] = []
  const checkAll = async (invariants: readonly Invariant[], sql: SqlRunner) => {
    for (const invariant of invariants) {
      onInvariant?.(invariant.name, invariant.promise)
      const breaches = await invariant.check({ sql, storage, deep, orphanGraceMs })
      violations.push(...breaches.map((breach) => ({ invariant: invariant.name, ...breach })))
    }
  }
  await db.prisma.$transaction((sql) => checkAll(MOMENT_INVARIANTS, sql), {
    isolationLevel: 'RepeatableRead',
    timeout: MOMENT_MS_MAX,
  })
  // Reading every file may take hours; an old snapshot would keep the database from tidying up all that time.
  await checkAll(STORAGE_INVARIANTS, db.prisma)
  return violations
}
