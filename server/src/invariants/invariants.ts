import { STAGES } from '@skein/contract/jobs'
import { JOB_EVENT_DAYS } from '#upkeep/retention.ts'
import { archivedMonths } from './archived-months.ts'
import { bibleHistory } from './bible-history.ts'
import { type Invariant, sqlInvariant } from './invariant.ts'
import { jobMessages } from './job-messages.ts'
import { orphanObjects } from './orphan-objects.ts'
import { publishedMedia } from './published-media.ts'

/** What must hold at any one moment of the database. */
export const MOMENT_INVARIANTS: readonly Invariant[] = [
  sqlInvariant('invariants/scene-order', 'the places of a scene are 1 to n, and its counts of them are true'),
  sqlInvariant('invariants/segment-rows', 'every place has its segment and every segment its place'),
  sqlInvariant('invariants/bible-versions', 'the versions of a bible are 1 to n, one for every segment'),
  sqlInvariant('invariants/published-jobs', 'every segment comes from one job that passed all stages', [[...STAGES]]),
  sqlInvariant('invariants/job-endings', 'a failed job says why, and an ended job is over'),
  sqlInvariant('invariants/job-events', 'the feed of a job has no gap', [JOB_EVENT_DAYS]),
  jobMessages,
  sqlInvariant('invariants/idempotent-effects', 'a key and its effect exist together, and only once'),
  sqlInvariant('invariants/counters', 'every counter equals what it counts'),
  sqlInvariant('invariants/audit-chain', 'no line of the audit log was changed or taken out'),
  bibleHistory,
]

/** What must hold between database and storage; rows and objects it looks at never change once they are there. */
export const STORAGE_INVARIANTS: readonly Invariant[] = [archivedMonths, publishedMedia, orphanObjects]
