import type { Setting } from '../../setting.ts'
import type { Motion } from '../../stage.ts'
import type { Point } from '../../pen/canvas.ts'
import { acrossFrame, downFrame } from '../../world.ts'
import type { Piece } from './piece.ts'
import { PLAIN_PIECES } from './plain-pieces.ts'
import { SITTING_PIECES } from './sitting-pieces.ts'

export interface Furnishing {
  /** Shares of the frame's width where something may stand; what the name asks for stands on the first. */
  readonly spots: readonly number[]
  /** What stands on a spot that the name leaves free; without it such a spot stays empty. */
  readonly lot?: readonly [Piece, ...Piece[]]
  /** What certain spots hold whatever the lot says, in their order. */
  readonly bySpot?: readonly Piece[]
  /** What the room shows in any case, so that its name asks for nothing more. */
  readonly shows?: RegExp
}

export interface PlacedPiece {
  readonly piece: Piece
  readonly at: Point
}

const STANDS_AT = downFrame(0.755)
const EVERY_PIECE: readonly Piece[] = [...SITTING_PIECES, ...PLAIN_PIECES]

/** What stands in a room: first what its own words name ("the throne room"), then what the room's lot gives. */
export function furnish(setting: Setting, furnishing: Furnishing | undefined): readonly PlacedPiece[] {
  const { spots, lot, shows, bySpot = [] }: Furnishing = furnishing ?? { spots: [0.5 - setting.side * 0.07] }
  const named = EVERY_PIECE.filter(({ words }) => {
    const word = words.exec(setting.words)?.[0]
    return word !== undefined && shows?.test(word) !== true
  })
  const random = setting.random('furniture')
  const taken = new Set<Piece>(bySpot)
  return spots.flatMap((x, spot) => {
    const index = spot - bySpot.length
    const rest = lot?.filter((piece) => !taken.has(piece) && !named.includes(piece)) ?? []
    const drawn = rest[random.whole(0, Math.max(0, rest.length - 1))]
    const piece = bySpot[spot] ?? named[index] ?? drawn
    if (piece === undefined) return []
    taken.add(piece)
    return [{ piece, at: [acrossFrame(x), STANDS_AT] as const }]
  })
}

/** Flames and lights of what stands there. */
export const movingPieces = (setting: Setting, pieces: readonly PlacedPiece[]): readonly Motion[] =>
  pieces.flatMap(({ piece, at }) => piece.motions?.(setting, at) ?? [])
