import type { Caller } from '#platform/mount.ts'

/** Whether the caller made it. Only its maker changes a work's words. */
export function owns(caller: Caller | null, ownerId: string): boolean {
  return caller?.userId === ownerId
}

/** Whether the caller made it or moderates: who still sees what is hidden, and may close or take it down. */
export function ownsOrModerates(caller: Caller | null, ownerId: string): boolean {
  return caller !== null && (caller.userId === ownerId || caller.role !== 'user')
}
