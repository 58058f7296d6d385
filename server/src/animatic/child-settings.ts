/** For glibc: a freed picture goes back to the system at once, instead of lying in the heap of whichever thread had it. */
export const CHILD_ENVIRONMENT = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '4000000' } as const
/** Little lives long in a drawing process's small heap: helpers for its collection cost a tenth of all time, and bring nothing. */
export const CHILD_NODE_OPTIONS = ['--single-threaded-gc', '--max-semi-space-size=4'] as const
