import { LAMP } from '../../light/motions.ts'
import { type Colour, darken, mix } from '../../pen/colour.ts'
import type { Setting } from '../../setting.ts'

/** A colour under this room's light: warm by the lamp, cooler by day. */
export const indoors = ({ palette }: Setting, colour: Colour): Colour =>
  palette.lampsLit ? mix(mix(colour, darken(palette.shadow, 0.1), 0.26), LAMP, 0.07) : mix(colour, palette.shadow, 0.13)

/** What lies where no light reaches: brown by lamplight, blue by day. */
export const gloomOf = ({ palette }: Setting): Colour =>
  palette.lampsLit ? darken(mix(palette.shadow, [74, 36, 16], 0.5), 0.5) : darken(palette.shadow, 0.5)
