import { FRAMES_PER_SECOND } from '../encoding-contract.ts'

/**
 * General and red flashes as WCAG 2.2 counts them (success criterion 2.3.1, "general flash and red flash thresholds").
 * A flash is a pair of opposing changes of brightness; more than three within a second can bring on a seizure.
 */

export const GRID = { columns: 48, rows: 27 } as const
export const CELLS = GRID.columns * GRID.rows

/** One picture as coarse cells, row by row: what the eye takes for one light. All values are linear, 0 to 1. */
export interface LightGrid {
  /** Relative luminance. */
  readonly luminance: Float32Array
  /** How much red outshines green and blue together; 0 where it does not. */
  readonly redness: Float32Array
  /** 1 where red is at least four fifths of all light. */
  readonly isSaturatedRed: Uint8Array
}

/** A change of this much of full white is one half of a flash, when its darker side is below `DARKER_SIDE_MAX`. */
const LUMINANCE_CHANGE = 0.1
const DARKER_SIDE_MAX = 0.8
/** 20 on WCAG's scale of (R - G - B) x 320. */
const REDNESS_CHANGE = 20 / 320
/** Three flashes are six changes; a seventh begins a fourth flash. */
const CHANGES_PER_SECOND_MAX = 6
/** A tenth of the visual field: a third of the frame's width and height (341 x 256 of 1024 x 768 pixels). */
const FIELD = { columns: GRID.columns / 3, rows: GRID.rows / 3 } as const
/** Flashes smaller than a quarter of that field are harmless. */
const AREA_MAX = (FIELD.columns * FIELD.rows) / 4

/** Follows one value per cell from turn to turn, small wobbles left out. */
interface Track {
  /** The highest value since the last rise, or the lowest since the last fall. */
  readonly extreme: Float32Array
  /** 1 while rising, -1 while falling, 0 until something has changed. */
  readonly direction: Int8Array
  /** Turns of the last second, a plate per picture, the newest last. */
  readonly turns: readonly Uint8Array[]
}

/** What was shown in the last second, as far as flashes go. Immutable: the same history may be tried with two pictures. */
export interface FlashHistory {
  readonly general: Track
  readonly red: Track
}

const emptyTrack = (): Track => ({ extreme: new Float32Array(CELLS), direction: new Int8Array(CELLS), turns: [] })
export const noHistory = (): FlashHistory => ({ general: emptyTrack(), red: emptyTrack() })

/** Does a change between these two values count; `cell` is where. */
type Counts = (darker: number, brighter: number, isRising: boolean, cell: number) => boolean

function follow(track: Track, values: Float32Array, counts: Counts): Track {
  const extreme = Float32Array.from(track.extreme)
  const direction = Int8Array.from(track.direction)
  const turned = new Uint8Array(CELLS)
  const isFirst = track.turns.length === 0
  for (let cell = 0; cell < CELLS; cell++) {
    const value = values[cell] ?? 0
    const before = track.extreme[cell] ?? 0
    const way = track.direction[cell] ?? 0
    const isRising = value > before
    if (isFirst || (way !== 0 && isRising === way > 0)) extreme[cell] = value
    else if (counts(Math.min(before, value), Math.max(before, value), isRising, cell)) {
      extreme[cell] = value
      direction[cell] = isRising ? 1 : -1
      turned[cell] = 1
    }
  }
  return { extreme, direction, turns: [...track.turns, turned].slice(-FRAMES_PER_SECOND) }
}

/** Whether cells that have turned too often fill more than a quarter of any field of view. */
function isHarmfulTrack({ turns }: Track): boolean {
  const sums = new Uint32Array((GRID.columns + 1) * (GRID.rows + 1))
  const at = (column: number, row: number) => sums[row * (GRID.columns + 1) + column] ?? 0
  let restless = 0
  for (let row = 0; row < GRID.rows; row++) {
    for (let column = 0; column < GRID.columns; column++) {
      let changes = 0
      for (const plate of turns) changes += plate[row * GRID.columns + column] ?? 0
      const isRestless = changes > CHANGES_PER_SECOND_MAX ? 1 : 0
      restless += isRestless
      sums[(row + 1) * (GRID.columns + 1) + column + 1] =
        isRestless + at(column, row + 1) + at(column + 1, row) - at(column, row)
    }
  }
  if (restless <= AREA_MAX) return false
  for (let row = FIELD.rows; row <= GRID.rows; row++) {
    for (let column = FIELD.columns; column <= GRID.columns; column++) {
      const [left, top] = [column - FIELD.columns, row - FIELD.rows]
      if (at(column, row) - at(left, row) - at(column, top) + at(left, top) > AREA_MAX) return true
    }
  }
  return false
}

/** The history with one more picture, 1/24 s after the last. */
export function seePicture(history: FlashHistory, grid: LightGrid): FlashHistory {
  return {
    general: follow(
      history.general,
      grid.luminance,
      (darker, brighter) => brighter - darker >= LUMINANCE_CHANGE && darker < DARKER_SIDE_MAX,
    ),
    red: follow(
      history.red,
      grid.redness,
      // Falling, the red side was looked at when it rose.
      (darker, brighter, isRising, cell) =>
        brighter - darker > REDNESS_CHANGE && (!isRising || grid.isSaturatedRed[cell] === 1),
    ),
  }
}

/** More than three general or red flashes in the last second, over more than a quarter of a tenth of the visual field. */
export const isHarmful = (history: FlashHistory): boolean =>
  isHarmfulTrack(history.general) || isHarmfulTrack(history.red)
