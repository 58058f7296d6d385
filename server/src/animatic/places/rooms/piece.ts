import type { Pen, Point } from '../../pen/canvas.ts'
import { type Colour, hex } from '../../pen/colour.ts'
import type { Random } from '../../pen/random.ts'
import type { Setting } from '../../setting.ts'
import type { Motion } from '../../stage.ts'
import { indoors } from './room-light.ts'

/** A piece of furniture that a room may hold by lot, and must hold when its own words name it. */
export interface Piece {
  readonly words: RegExp
  /** World pixels it needs on the floor or the wall. */
  readonly width: number
  /** Stands (or hangs) with the middle of its foot on this point. */
  readonly paint: (pen: Pen, setting: Setting, at: Point, random: Random) => void
  readonly motions?: (setting: Setting, at: Point) => readonly Motion[]
}

/** A colour of a room's own stuff under its light. */
export const inRoom = (setting: Setting, code: string): Colour => indoors(setting, hex(code))
