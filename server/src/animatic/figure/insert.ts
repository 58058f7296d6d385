import { blended, box, glow, linear, type Pen, type Picture, picture } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { View } from '../camera.ts'
import type { Setting } from '../setting.ts'
import { FRAME } from '../world.ts'
import { drawForearm } from './arm.ts'
import { isAnimal } from './look.rules.ts'
import { drawProp, drawSetPiece, GLOWING } from './props/draw-prop.ts'
import type { Thing } from './props/prop-words.rules.ts'
import type { CharacterSheet } from './sheet.rules.ts'

/** What a close-up shows; people and animals have shots of their own. */
export type InsertThing = Exclude<Thing, { kind: 'animal' }>

const SIZE = 430
const SET_PIECE_SIZE = 470
/** A forearm as large as the thing it reaches for. */
const ARM_UNIT = 1750
/** Things that hang from their grip stand on a table by their foot. */
const HANGING: ReadonlySet<string> = new Set([
  'lantern',
  'key',
  'bag',
  'basket',
  'bucket',
  'cane',
  'rope',
  'cloth',
  'broom',
  'spade',
])
/** Long things lie smaller, or they would leave the frame. */
const LONG: ReadonlySet<string> = new Set([
  'staff',
  'spear',
  'oar',
  'rod',
  'sword',
  'broom',
  'umbrella',
  'flag',
  'cane',
  'spade',
  'axe',
  'torch',
  'guitar',
  'rifle',
])

const nameOf = (thing: InsertThing) => (thing.kind === 'prop' ? thing.prop : thing.piece)
const shines = (thing: InsertThing) => GLOWING.has(nameOf(thing))

/** The thing under this light: bright toward it, sunk into shadow away from it and toward the table. */
function litThing(thing: InsertThing, { palette, side }: Setting): Picture {
  const extent = SIZE * 2.6
  return picture(extent, extent, (pen) => {
    pen.save()
    pen.lineJoin = 'round'
    pen.translate(extent / 2, extent / 2)
    if (thing.kind === 'prop') {
      const size = LONG.has(thing.prop) ? SIZE * 0.62 : SIZE
      pen.scale(size, size)
      drawProp(pen, thing.prop)
    } else {
      pen.scale(SET_PIECE_SIZE, SET_PIECE_SIZE)
      drawSetPiece(pen, thing.piece)
    }
    pen.restore()
    // What shines is not in anybody's shadow.
    if (shines(thing)) return
    const [lit, unlit] = side > 0 ? [extent * 0.62, extent * 0.36] : [extent * 0.38, extent * 0.64]
    blended(pen, 'source-atop', () => {
      pen.fillStyle = linear(
        pen,
        [unlit, extent * 0.5],
        [lit, extent * 0.42],
        [
          [0, css(palette.shadow, 0.5)],
          [0.55, css(palette.shadow, 0.12)],
          [1, css(palette.light, 0.22)],
        ],
      )
      pen.fillRect(0, 0, extent, extent)
      pen.fillStyle = css(palette.shadow, palette.dimness * 0.8)
      pen.fillRect(0, 0, extent, extent)
    })
  })
}

/** The hand of whoever the shot is about, reaching in from the dark side. */
function reachingHand(sheet: CharacterSheet, { palette, side }: Setting): Picture {
  const [width, height] = [FRAME.width * 0.46, FRAME.height * 0.62]
  return picture(width, height, (pen) => {
    pen.save()
    pen.lineCap = 'round'
    if (side < 0) {
      pen.translate(width, 0)
      pen.scale(-1, 1)
    }
    pen.scale(ARM_UNIT, ARM_UNIT)
    drawForearm(pen, sheet, [-0.02, 0.26], [0.23, 0.11])
    pen.restore()
    blended(pen, 'source-atop', () => {
      pen.fillStyle = css(palette.shadow, 0.16 + palette.dimness * 0.7)
      pen.fillRect(0, 0, width, height)
    })
  })
}

/** A close-up of one thing on a table's edge, the place out of focus behind it, and a hand that reaches for it. */
export function createInsert(
  thing: InsertThing,
  setting: Setting,
  holder: CharacterSheet | null,
): (pen: Pen, view: View, seconds: number) => void {
  const lit = litThing(thing, setting)
  const hand = holder === null || isAnimal(holder.look.kind) ? null : reachingHand(holder, setting)
  return (pen, view, seconds) => paintInsert(pen, thing, { lit, hand }, setting, view, seconds)
}

function paintInsert(
  pen: Pen,
  thing: InsertThing,
  { lit, hand }: { readonly lit: Picture; readonly hand: Picture | null },
  setting: Setting,
  view: View,
  seconds: number,
): void {
  const { palette, side } = setting
  const wood = mix(hex('#6a4630'), palette.shadow, 0.35)
  const top = FRAME.height * 0.66
  pen.save()
  pen.translate(FRAME.width * (0.5 - view.x * 1.6), FRAME.height * 0.6)
  pen.scale(1 + (view.zoom - 1) * 1.6, 1 + (view.zoom - 1) * 1.6)
  pen.translate(-FRAME.width / 2, -FRAME.height * 0.6)
  box(pen, -300, top, FRAME.width + 600, FRAME.height, css(wood))
  pen.fillStyle = linear(
    pen,
    [0, top],
    [0, FRAME.height],
    [
      [0, css(mix(wood, palette.light, 0.34))],
      [0.1, css(wood)],
      [1, css(darken(wood, 0.6))],
    ],
  )
  pen.fillRect(-300, top, FRAME.width + 600, FRAME.height)
  pen.save()
  pen.translate(FRAME.width / 2, top + 60)
  pen.scale(1, 0.16)
  glow(pen, [-side * 30, 0], 330, [0, 0, 0], 0.75)
  pen.restore()
  const rise = thing.kind === 'set piece' ? -0.1 : HANGING.has(thing.prop) ? 0.56 : LONG.has(thing.prop) ? 0.12 : 0.1
  pen.save()
  pen.translate(FRAME.width / 2, top - SIZE * rise)
  pen.rotate(Math.sin(seconds * 0.7) * 0.006)
  pen.drawImage(lit, -lit.width / 2, -lit.height / 2)
  pen.restore()
  if (hand) {
    const creep = Math.min(1, seconds / 2.5)
    const inward = (1 - creep) ** 2 * 90 + Math.sin(seconds * 1.3) * 3
    const left = side > 0 ? FRAME.width * 0.04 - inward : FRAME.width * 0.5 + inward
    pen.drawImage(hand, left, FRAME.height * 0.42 + inward * 0.25)
  }
  pen.restore()
  blended(pen, 'screen', () => {
    glow(pen, [FRAME.width * (0.5 + side * 0.3), 40], 620, palette.light, 0.22 * Math.max(0.4, palette.key))
    if (shines(thing)) {
      const flicker = 1 + 0.04 * Math.sin(seconds * 11)
      glow(pen, [FRAME.width / 2, FRAME.height * 0.52], 520 * flicker, [255, 190, 104], 0.6)
    }
  })
}
