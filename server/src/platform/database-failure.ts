const depthMax = 6

function anyInside(error: unknown, matches: (value: object) => boolean, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > depthMax) return false
  if (matches(error)) return true
  // Prisma keeps the database's own words in meta.driverAdapterError.cause.
  return ['cause', 'meta', 'driverAdapterError'].some((name) => anyInside(Reflect.get(error, name), matches, depth + 1))
}

function hasCode(error: unknown, matches: (code: string) => boolean): boolean {
  return anyInside(error, (value) => {
    const code = 'originalCode' in value ? value.originalCode : Reflect.get(value, 'code')
    return typeof code === 'string' && matches(code)
  })
}

/** Whether a query failed with this SQLSTATE, thrown by `pg` or wrapped by Prisma. */
function isSqlState(error: unknown, sqlState: string): boolean {
  return hasCode(error, (code) => code === sqlState)
}

/** Whether a row was refused because its key exists already (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  return isSqlState(error, '23505')
}

/** Whether a transaction lost against another one and may simply run again: serialization failure or deadlock. */
export function isWriteConflict(error: unknown): boolean {
  return isSqlState(error, '40001') || isSqlState(error, '40P01')
}

/** Whether a statement gave up waiting for a lock. */
export function isLockTimeout(error: unknown): boolean {
  return isSqlState(error, '55P03')
}

/**
 * SQLSTATEs of a server that is there and cannot serve now: connection trouble (08), out of connections, memory or disk
 * (53), shutting down or starting (57P), a statement or session past its time (57014, 25P03, 25P04), a lock not had in
 * time (55P03), a conflict that outlasted its retries (40001, 40P01), an I/O error (58030).
 */
const NOT_NOW = /^(08\w{3}|53\w{3}|57P0[1-5]|57014|25P0[34]|55P03|40001|40P01|58030)$/
/** Prisma's words for the same, and for transactions that found no connection or lost theirs. */
const PRISMA_NOT_NOW = /^(P1001|P1002|P1008|P1017|P1018|P2024|P2028|P2034|P2037)$/
const SOCKET_NOT_NOW =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
/** The adapter's kinds: a raw query that fails by its connection comes as P2010, with nothing but this inside. */
const KIND_NOT_NOW =
  /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TransactionWriteConflict|TransactionAlreadyClosed)$/
/** What the driver throws without any code. */
const DRIVER_NOT_NOW =
  /^(Query read timeout|timeout exceeded when trying to connect|timeout expired)$|^Connection terminated|^Client has encountered a connection error|^Client was closed/

/**
 * Whether an error says that the database could not answer now: away, restarting, unreachable, out of connections, too
 * slow or too contended. The same request may succeed later; nobody made a mistake. What became of a transaction whose
 * connection was lost is unknown.
 */
export function isDatabaseAway(error: unknown): boolean {
  return (
    hasCode(error, (code) => NOT_NOW.test(code) || PRISMA_NOT_NOW.test(code) || SOCKET_NOT_NOW.test(code)) ||
    anyInside(error, (value) => {
      if (value instanceof Error && DRIVER_NOT_NOW.test(value.message)) return true
      const kind: unknown = Reflect.get(value, 'kind')
      return typeof kind === 'string' && KIND_NOT_NOW.test(kind)
    })
  )
}
