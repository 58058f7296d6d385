/** Where a player is, for those beside it who follow along; writing it renders nobody who does not listen. */
export interface Playhead {
  /** Seconds from the scene's start; null before anything was played. */
  readonly read: () => number | null
  readonly move: (to: number) => void
  /** Returns a function that stops listening. */
  readonly listen: (onMove: () => void) => () => void
}

export function createPlayhead(): Playhead {
  let at: number | null = null
  const listeners = new Set<() => void>()
  return {
    read: () => at,
    move(to) {
      if (to === at) return
      at = to
      for (const listener of listeners) listener()
    },
    listen(onMove) {
      listeners.add(onMove)
      return () => listeners.delete(onMove)
    },
  }
}
