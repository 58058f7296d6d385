import type { Transaction } from '#platform/db.ts'
import type { Queue, QueueMessage } from '#platform/queue.ts'
import type { Attempt } from './attempts.store.ts'
import { visitId } from './stage-message.ts'

/**
 * Ends this message and sends one for later, with all its tries before it: what is waited for may take its time, and no
 * worker sits waiting.
 *
 * @throws ClaimLost when another worker has taken the message over: roll back.
 */
export async function resumeLater(
  { queue }: { readonly queue: Queue },
  tx: Transaction,
  attempt: Attempt,
  message: QueueMessage,
  afterMs: number,
): Promise<void> {
  await queue.complete(tx, attempt.stage, message)
  const { jobId, stage, round } = attempt
  const next = { jobId, stage, round, continues: attempt.attempt }
  await queue.send(tx, stage, next, { id: visitId(next), startAfterMs: afterMs })
}
