import { setTimeout as wait } from 'node:timers/promises'
import type { SqlClient } from './client.ts'

/**
 * Longest wait for a lock. All who come later queue behind a waiting change of a table, so this is also the longest such a
 * change holds anybody up; and PostgreSQL looks for deadlocks after a second, so it is never a reader who falls to one.
 */
export const LOCK_WAIT_MS = 50
const PAUSE_MS = 200

const yielded = ['55P03', '40P01']

/**
 * Repeats work that locks whole tables until it gets its locks without making anybody wait for long.
 *
 * @param work sets `lock_timeout` to LOCK_WAIT_MS itself, and may be begun again.
 * @throws the database's error 55P03 when that took more than `timeoutMs`
 */
export async function untilLocked<Result>(timeoutMs: number, work: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + timeoutMs
  for (;;)
    try {
      return await work()
    } catch (error) {
      const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
      if (!yielded.includes(String(code)) || performance.now() > deadline) throw error
      // Uneven, so that it does not keep meeting the same regular work.
      await wait(PAUSE_MS * (0.5 + Math.random()))
    }
}

/** The same for single statements outside a transaction, on a session that waits for locks as long as it likes otherwise. */
export async function patiently<Result>(
  client: SqlClient,
  timeoutMs: number,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query("SELECT set_config('lock_timeout', $1, false)", [`${LOCK_WAIT_MS}ms`])
  try {
    return await untilLocked(timeoutMs, work)
  } finally {
    await client.query('RESET lock_timeout')
  }
}
