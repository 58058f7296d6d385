import type { EngagementService } from '#domains/engagement/engagement.service.ts'
import { chainAuditLines } from '#platform/audit.ts'
import type { NotificationsService } from '#domains/notifications/notifications.service.ts'
import type { Database } from '#platform/db.ts'
import type { Log } from '#platform/log.ts'

/**
 * Does what hot writes leave for a moment later: counters, the times scenes grew at, lines of the audit log,
 * notifications. Safe in many processes at once, and one that fails does not keep the others from it. Never rejects.
 */
export async function catchUp(deps: {
  readonly db: Database
  readonly engagement: Pick<EngagementService, 'fold' | 'foldGrowth'>
  readonly notifications: Pick<NotificationsService, 'spread'>
  readonly log: Log
}): Promise<void> {
  const { db, engagement, notifications, log } = deps
  const warn = (what: string) => (error: unknown) => log.warn({ err: error }, `${what}; it will be tried again`)
  await Promise.all([
    engagement.fold().catch(warn('counters were not folded')),
    engagement.foldGrowth().catch(warn('scenes that grew were not noted')),
    notifications.spread().catch(warn('notifications were not written')),
    chainAuditLines(db.sql).catch(warn('audit lines were not chained')),
  ])
}
