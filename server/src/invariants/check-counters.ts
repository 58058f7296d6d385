import type { Database } from '#platform/db.ts'
import { isWriteConflict } from '#platform/database-failure.ts'
import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { Type } from 'typebox'
import { type Breach, breachStatement } from './invariant.ts'

const TRIES_MAX = 5
const HOUR_MS = 3_600_000

const findDrifted = breachStatement('invariants/counters')
const holdFold = sqlStatement('engagement/hold-fold', Type.Object({ held: Type.Boolean() }))
const reconcileLikes = sqlStatement('engagement/reconcile-likes', Type.Object({ target_id: Type.String() }))
const reconcileCounters = sqlStatement('upkeep/reconcile-counters', Type.Object({ subject: Type.String() }))

/** Counts every like, view and scene again and repairs counters that drifted; says which those were. */
export async function checkCounters(db: Database): Promise<{ drifted: readonly Breach[]; repaired: number }> {
  for (let tries = 1; ; tries += 1)
    try {
      return await db.prisma.$transaction(repair, { isolationLevel: 'RepeatableRead', timeout: HOUR_MS })
    } catch (error) {
      // Somebody moved one of the very counters meanwhile: count again.
      if (tries >= TRIES_MAX || !isWriteConflict(error)) throw error
    }
}

async function repair(sql: SqlRunner) {
  await holdFold(sql, [])
  const drifted = await findDrifted(sql, [])
  const likes = await reconcileLikes(sql, [])
  const others = await reconcileCounters(sql, [])
  return { drifted, repaired: likes.length + others.length }
}
