import type { Pen, Point } from '../../pen/canvas.ts'
import type { Random } from '../../pen/random.ts'
import type { Setting } from '../../setting.ts'
import type { Motion } from '../../stage.ts'

/** A thing under the open sky that a place's own words may name ("the mill on the hill"). */
export interface Landmark {
  readonly words: RegExp
  /** 0.3 stands far off, 0.85 beside the people. */
  readonly depth: number
  /** Stands with the middle of its foot on this point of the world. */
  readonly paint: (pen: Pen, setting: Setting, at: Point, random: Random) => void
  readonly motions?: (setting: Setting, at: Point) => readonly Motion[]
}
