const checkViolation = '23514'
/** PostgreSQL's own function that reports a row without a partition; the same in every language of its messages. */
const reportingRoutine = 'ExecFindPartition'
const depthMax = 6

function field(value: object, name: string): unknown {
  return Object.entries(value).find(([key]) => key === name)?.[1]
}

function isMissingPartitionReport(value: object): boolean {
  const code = field(value, 'code')
  const originalCode = field(value, 'originalCode')
  if (code !== checkViolation && originalCode !== checkViolation) return false
  if (field(value, 'routine') === reportingRoutine) return true
  // Prisma passes on code and message only, and a violated CHECK has the same code.
  const message = field(value, 'originalMessage') ?? (value instanceof Error ? value.message : field(value, 'message'))
  return typeof message === 'string' && /no partition of relation/.test(message)
}

/**
 * Whether an error means that a row's month has no partition (SQLSTATE 23514 from the row's routing, not from a CHECK):
 * as `pg` throws it, or as Prisma wraps it in P2039 or P2010, or as the cause of another error.
 */
export function isMissingPartition(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > depthMax) return false
  if (isMissingPartitionReport(error)) return true
  return ['cause', 'meta', 'driverAdapterError'].some((name) => {
    // `cause` of an Error is an own property that is not enumerable.
    const inner: unknown = Reflect.get(error, name)
    return isMissingPartition(inner, depth + 1)
  })
}
