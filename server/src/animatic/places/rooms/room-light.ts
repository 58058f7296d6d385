import { type Colour, darken, mix } from '../../pen/colour.ts'
import type { Setting } from '../../setting.ts'

/** A colour under this room's light: warm by the lamp, cooler by day. */
export const indoors = (setting: Setting, colour: Colour): Colour =>
  mix(
    colour,
    setting.palette.lampsLit ? darken(setting.palette.shadow, 0.1) : setting.palette.shadow,
    setting.palette.lampsLit ? 0.3 : 0.2,
  )
