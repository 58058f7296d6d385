import type { Setting } from './setting.ts'
import type { Pen, Picture } from './pen/canvas.ts'
import type { Colour } from './pen/colour.ts'

/** A painted sheet at a depth: 0 is infinitely far, 1 is where figures stand, above 1 is in front of them. */
export interface Layer {
  readonly depth: number
  readonly picture: Picture
  readonly x: number
  readonly y: number
  /** World pixels per second, for clouds. */
  readonly drift: number
  /** Water and sky: nothing lies on it and no edge of it catches light. */
  readonly isBare?: boolean
}

/** Something that moves by itself: a beam, a flame, glints. Drawn at its depth, in world space. */
export interface Motion {
  readonly depth: number
  readonly draw: (pen: Pen, seconds: number) => void
}

/** A place, lit and ready to be filmed. */
export interface Stage {
  readonly setting: Setting
  readonly layers: readonly Layer[]
  readonly motions: readonly Motion[]
  /** World y of the ground figures stand on. */
  readonly groundY: number
  /** 1 outdoors; rooms are nearer. */
  readonly figureScale: number
  /** The light that falls on figures, and from which side: -1 left, 1 right. */
  readonly keyLight: { readonly colour: Colour; readonly side: -1 | 1 }
  readonly isIndoors: boolean
}
