const depthMax = 6

function anyInside(error: unknown, matches: (value: object) => boolean, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > depthMax) return false
  if (matches(error)) return true
  // Prisma keeps the database's own words in meta.driverAdapterError.cause.
  return ['cause', 'meta', 'driverAdapterError'].some((name) => anyInside(Reflect.get(error, name), matches, depth + 1))
}

/** Whether a query failed with this SQLSTATE, thrown by `pg` or wrapped by Prisma. */
function isSqlState(error: unknown, sqlState: string): boolean {
  return anyInside(error, (value) => {
    if ('originalCode' in value) return value.originalCode === sqlState
    return 'code' in value && value.code === sqlState
  })
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
