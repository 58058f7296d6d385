import type { Pen } from '../../pen/canvas.ts'
import { GEAR } from './gear.ts'
import { HOUSEHOLD } from './household.ts'
import type { Prop, SetPiece } from './prop-words.rules.ts'
import { SET_PIECES } from './set-pieces.ts'

const DRAWINGS: Readonly<Record<Prop, (pen: Pen) => void>> = { ...HOUSEHOLD, ...GEAR }

/** Things that give light: the painter adds a glow. */
export const GLOWING: ReadonlySet<Prop | SetPiece> = new Set(['lantern', 'candle', 'torch', 'wand', 'campfire'])
/** Things that take both hands. */
export const TWO_HANDED: ReadonlySet<Prop> = new Set([
  'box',
  'book',
  'map',
  'drum',
  'plate',
  'photograph',
  'cloth',
  'guitar',
  'violin',
  'doll',
  'rifle',
])

const USUAL_SIZE = 0.17
/** Figure heights that a unit of the drawing takes in a hand. */
const SIZES: Partial<Record<Prop, number>> = {
  sword: 0.42,
  knife: 0.25,
  axe: 0.36,
  spade: 0.42,
  hammer: 0.26,
  broom: 0.5,
  staff: 0.5,
  spear: 0.5,
  oar: 0.5,
  cane: 0.41,
  rod: 0.55,
  net: 0.34,
  rifle: 0.4,
  bow: 0.42,
  shield: 0.3,
  umbrella: 0.38,
  flag: 0.42,
  telescope: 0.26,
  torch: 0.3,
  violin: 0.27,
  guitar: 0.34,
  flute: 0.24,
  trumpet: 0.26,
  drum: 0.24,
  book: 0.2,
  map: 0.26,
  box: 0.26,
  key: 0.2,
  rope: 0.28,
  gun: 0.28,
  bell: 0.24,
  crown: 0.26,
  hat: 0.27,
  ring: 0.17,
  coin: 0.19,
  gem: 0.2,
  cup: 0.27,
  glass: 0.28,
  apple: 0.25,
  letter: 0.24,
  photograph: 0.24,
  flower: 0.28,
  phone: 0.2,
  bottle: 0.26,
  candle: 0.25,
  clock: 0.22,
  pen: 0.2,
  bread: 0.24,
  teapot: 0.25,
  needle: 0.14,
  basket: 0.24,
  bag: 0.26,
  bucket: 0.22,
  kite: 0.36,
  wheel: 0.4,
  cloth: 0.26,
  lantern: 0.22,
}
export const sizeInHand = (prop: Prop): number => SIZES[prop] ?? USUAL_SIZE

/** Draws the thing at the pen's origin, one unit high; the pen comes back as it was. */
export function drawProp(pen: Pen, prop: Prop): void {
  pen.save()
  DRAWINGS[prop](pen)
  pen.restore()
}

/** Draws the set piece standing on the pen's origin; the unit is a grown person's height. */
export function drawSetPiece(pen: Pen, piece: SetPiece): void {
  pen.save()
  SET_PIECES[piece](pen)
  pen.restore()
}
