/** A moment of a scene: the segment, the whole seconds into it, and the newest segment the viewer knew of. */
export interface Place {
  readonly sequence: number
  readonly seconds: number
  readonly newestSequence: number
}

/** How long a viewer's place may be lost when their device dies. */
export const KEEP_EVERY_MS = 10_000

export interface PlaceKeeper {
  /** The viewer is here now; cheap enough for every tick of the player. */
  move(place: Place): void
  /** Keeps the newest place now: at a pause, at the end, and, `isLeaving`, while the page goes away. */
  flush(isLeaving: boolean): void
}

/** Keeps a viewer's place at most every so often, and never twice the same. */
export function createPlaceKeeper(
  keep: (place: Place, isLeaving: boolean) => void,
  now: () => number = Date.now,
): PlaceKeeper {
  let newest: Place | null = null
  let kept: Place | null = null
  let keptAt = Number.NEGATIVE_INFINITY
  const flush = (isLeaving: boolean): void => {
    if (newest === null || isSame(newest, kept)) return
    kept = newest
    keptAt = now()
    keep(newest, isLeaving)
  }
  return {
    move(place) {
      // A player that stands at the beginning says nothing about what was watched.
      if (newest === null && place.sequence === 1 && place.seconds === 0) return
      if (newest === null) keptAt = now()
      newest = place
      if (now() - keptAt >= KEEP_EVERY_MS) flush(false)
    },
    flush,
  }
}

const isSame = (one: Place, other: Place | null): boolean =>
  one.sequence === other?.sequence && one.seconds === other.seconds && one.newestSequence === other.newestSequence
