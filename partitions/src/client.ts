/** The part of a `pg` client or pool client that partition upkeep needs. It must be one session, not a pool. */
export type SqlClient = {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}
