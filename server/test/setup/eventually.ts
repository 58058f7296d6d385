import { vi } from 'vitest'

/**
 * Waits until `look` neither throws nor rejects, and gives what it returned.
 *
 * vitest's own second is too short on two cores that render a film beside the test; a look that never
 * holds still fails, only later.
 */
export function eventually<T>(look: () => T | Promise<T>, intervalMs = 20): Promise<T> {
  return vi.waitFor(look, { timeout: 20_000, interval: intervalMs })
}
