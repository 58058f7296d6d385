import { afterAll, expect, it } from 'vitest'
import { createTestDatabase } from '../../test/setup/database.ts'
import { leaveAuditLine } from '#platform/audit.ts'
import { createDatabase } from '#platform/db.ts'
import { createLog } from '#platform/log.ts'
import { catchUp } from './catch-up.ts'

const testDatabase = await createTestDatabase()
const db = createDatabase({ url: testDatabase.url, poolMax: 2, statementTimeoutMs: 5_000 })
afterAll(async () => {
  await db.close()
  await testDatabase.drop()
})

it('chains audit lines even when counters cannot be folded, and does not fail for it', async () => {
  const line = { actorId: null, action: 'job.queued', target: { type: 'job', id: crypto.randomUUID() }, detail: {} }
  await db.transaction((tx) => leaveAuditLine(tx, line))
  let grown = 0
  await catchUp({
    db,
    log: createLog('silent'),
    engagement: {
      fold: () => Promise.reject(new Error('the counters are on strike')),
      foldGrowth: () => Promise.resolve((grown += 1)),
    },
    notifications: { spread: () => Promise.reject(new Error('and so are the inboxes')) },
  })
  expect(grown).toBe(1)
  expect(await db.prisma.auditLog.count()).toBe(1)
  expect(await db.prisma.auditInboxLine.count()).toBe(0)
})
