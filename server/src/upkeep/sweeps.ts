import type { Database } from '#platform/db.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import { Type } from 'typebox'
import { removeOrphanObjects } from './remove-orphan-objects.ts'
import {
  EMPTY_DRAFT_DAYS,
  EXPIRED_TOKEN_DAYS,
  FAILED_MAKINGS_DAYS,
  IDEMPOTENCY_KEY_HOURS,
  JOB_EVENT_DAYS,
  MAIL_DAYS,
  NOTIFICATION_DAYS,
} from './retention.ts'

/** One kind of thing that is cleared away. */
export interface Sweep {
  readonly name: string
  /** Clears away a bounded number and returns how many. */
  run(): Promise<number>
}

/** Small enough to hold no lock for long. */
const AT_ONCE = 500
/** One run never takes longer than minutes; what is left waits for the next. */
const BATCHES_MAX = 100

function rowSweep(db: Database, statement: string, age: number): Sweep {
  const remove = sqlStatement(statement, Type.Object({ removed: Type.Integer() }))
  return {
    name: statement.slice(statement.indexOf('/') + 1),
    run: async () => {
      let removed = 0
      for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
        const count = (await remove(db.prisma, [AT_ONCE, age]))[0]?.removed ?? 0
        removed += count
        if (count < AT_ONCE) break
      }
      return removed
    },
  }
}

/** What is swept every hour: rows past their time, and what renders left in the staging area. */
export function hourlySweeps({ db, storage }: { readonly db: Database; readonly storage: ObjectStorage }): Sweep[] {
  return [
    rowSweep(db, 'upkeep/remove-old-idempotency-keys', IDEMPOTENCY_KEY_HOURS),
    rowSweep(db, 'upkeep/remove-old-job-events', JOB_EVENT_DAYS),
    rowSweep(db, 'upkeep/remove-empty-drafts', EMPTY_DRAFT_DAYS),
    rowSweep(db, 'upkeep/remove-expired-refresh-tokens', EXPIRED_TOKEN_DAYS),
    rowSweep(db, 'upkeep/forget-failed-makings', FAILED_MAKINGS_DAYS),
    rowSweep(db, 'upkeep/remove-old-notifications', NOTIFICATION_DAYS),
    rowSweep(db, 'upkeep/remove-old-mail', MAIL_DAYS),
    { name: 'remove-orphan-staging', run: () => removeOrphanObjects({ db, storage, prefix: 'staging/' }) },
  ]
}

/** What is swept once a day, because it means looking at every stored file. */
export function dailySweeps({ db, storage }: { readonly db: Database; readonly storage: ObjectStorage }): Sweep[] {
  return [{ name: 'remove-orphan-media', run: () => removeOrphanObjects({ db, storage, prefix: 'media/' }) }]
}
