import { Pool } from 'pg'

/**
 * Connections by the bare driver, for limits and peers.
 *
 * @param isPlannedOnce whether every prepared statement keeps one plan, as Skein's own reads over partitions do.
 */
export function openPool(databaseUrl: string, max: number, isPlannedOnce = false): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max,
    ...(isPlannedOnce && { options: '-c plan_cache_mode=force_generic_plan' }),
  })
  // A connection that is closing may still hear that the server stops; what matters fails the query it happens to.
  pool.on('error', () => undefined)
  return pool
}
