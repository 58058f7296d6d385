/** Lets what concerns the same thing happen one after the other, within this process. */
export interface Turns {
  /** Runs `work` once all earlier turns of this key have ended, however they ended. */
  take<Result>(key: string, work: () => Promise<Result>): Promise<Result>
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return {
    take: async (key, work) => {
      const mine = (last.get(key) ?? Promise.resolve()).then(work, work)
      last.set(key, mine)
      try {
        return await mine
      } finally {
        if (last.get(key) === mine) last.delete(key)
      }
    },
  }
}
