import { Pool } from 'pg'

/** Connections by the bare driver, for limits and peers. */
export function openPool(databaseUrl: string, max: number): Pool {
  const pool = new Pool({ connectionString: databaseUrl, max })
  // A connection that is closing may still hear that the server stops; what matters fails the query it happens to.
  pool.on('error', () => undefined)
  return pool
}
