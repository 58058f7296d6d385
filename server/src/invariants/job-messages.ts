import { STAGES } from '@skein/contract/jobs'
import { sqlStatement } from '#platform/sql-files.ts'
import { Type } from 'typebox'
import { breachStatement, type Invariant } from './invariant.ts'

/** Longer than this nobody works on the queue, and somebody should know. */
const WAITING_HOURS_MAX = 24

const findBreaches = breachStatement('invariants/job-messages')
const readQueueStanding = sqlStatement(
  'invariants/queue-standing',
  Type.Object({ installed: Type.Boolean(), waiting: Type.Integer() }),
)

/** I4, I5: a job under way has its queue message, a message has its job, and neither waits for ever. */
export const jobMessages: Invariant = {
  name: 'job-messages',
  promise: 'a job under way has its message, a message its job, and neither waits for ever',
  check: async ({ sql }) => {
    const [queue] = await readQueueStanding(sql, [])
    // A database that was migrated and never started has no queue yet.
    if (queue?.installed === true) return findBreaches(sql, [[...STAGES], WAITING_HOURS_MAX])
    return (queue?.waiting ?? 0) === 0
      ? []
      : [{ subject: 'the queue', problem: 'does not exist, and jobs wait for it' }]
  },
}
