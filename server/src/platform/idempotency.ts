import { RequestFailure } from '#platform/failure.ts'
import { type Database, isLockTimeout, type Transaction } from '#platform/db.ts'
import type { Call, IdempotencyClaim } from '#platform/mount.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import { Type } from 'typebox'

const claimKey = sqlStatement('platform/claim-idempotency-key', Type.Object({ claimed: Type.Boolean() }))
const readKey = sqlStatement(
  'platform/read-idempotency-key',
  Type.Object({ fingerprint: Type.String(), response: Type.Unknown() }),
)
const storeAnswer = sqlStatement('platform/store-idempotent-answer', Type.Object({ stored: Type.Boolean() }))

/**
 * Does a write at most once per (person, route, key) and answers a repeat with the stored reply (IETF
 * draft-ietf-httpapi-idempotency-key-header-07). Key, effect and answer commit together: a crash in between leaves
 * nothing, and a repeat then starts afresh. Failures are not stored, so a corrected request may use the same key.
 *
 * A second request with the same key waits for the first one's transaction and then replays its answer.
 *
 * @throws RequestFailure `idempotency_key_reused` when the key came with another request,
 * `idempotency_key_in_flight` when the first one takes longer than the lock timeout.
 */
export async function runIdempotent<Reply>(
  db: Database,
  claim: IdempotencyClaim,
  work: (tx: Transaction) => Promise<Reply>,
): Promise<{ reply: Reply; replayed: boolean }> {
  return db.transaction(async (tx) => {
    const [claimed] = await claimKey(tx, [claim.userId, claim.route, claim.key, claim.fingerprint]).catch(
      (error: unknown) => {
        throw isLockTimeout(error) ? new RequestFailure('idempotency_key_in_flight', { retryAfterSeconds: 2 }) : error
      },
    )
    if (claimed === undefined) {
      const [first] = await readKey(tx, [claim.userId, claim.route, claim.key])
      if (first?.fingerprint !== claim.fingerprint) throw new RequestFailure('idempotency_key_reused')
      return { reply: first.response as Reply, replayed: true }
    }
    const reply = await work(tx)
    const stored = storeAnswer(tx, [claim.userId, claim.route, claim.key, JSON.stringify(reply)])
    tx.commitBehind()
    await stored
    return { reply, replayed: false }
  })
}

/**
 * The claim of a route whose contract requires a key.
 *
 * @throws RequestFailure `idempotency_key_missing`.
 */
export function claimOf(call: Pick<Call, 'idempotency'>): IdempotencyClaim {
  if (call.idempotency === null) throw new RequestFailure('idempotency_key_missing')
  return call.idempotency
}
