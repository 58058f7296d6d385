import type { Violation } from '#invariants/invariant.ts'

/** For the end of a test file, after everything is cleaned up. @throws Error that names each broken promise */
export function demandNone(violations: readonly Violation[]): void {
  if (violations.length === 0) return
  const lines = violations.map(({ invariant, subject, problem }) => `${invariant}: ${subject} ${problem}`)
  throw new Error(`The test left broken promises behind:\n${lines.join('\n')}`)
}
