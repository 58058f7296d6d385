import { STAGES } from '@skein/contract/jobs'
import { sqlStatement } from '#platform/sql-files.ts'
import { Type } from 'typebox'
import { breachStatement, type Invariant } from './invariant.ts'

const findBreaches = breachStatement('invariants/job-messages')
const readQueueStanding = sqlStatement(
  'invariants/queue-standing',
  Type.Object({ installed: Type.Boolean(), waiting: Type.Integer() }),
)

/** I4, I5: a job under way has its queue message, and a message has its job. */
export const jobMessages: Invariant = {
  name: 'job-messages',
  promise: 'a job under way has its queue message, and a message its job',
  check: async ({ sql }) => {
    const [queue] = await readQueueStanding(sql, [])
    // A database that was migrated and never started has no queue yet.
    if (queue?.installed === true) return findBreaches(sql, [[...STAGES]])
    return (queue?.waiting ?? 0) === 0
      ? []
      : [{ subject: 'the queue', problem: 'does not exist, and jobs wait for it' }]
  },
}
