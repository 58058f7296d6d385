import { createCanvas } from '@napi-rs/canvas'
import type { Expression, Pose } from '@skein/contract/script'
import { blended, glow, linear, type Pen, type Picture, type Point } from '../pen/canvas.ts'
import { type Colour, css, darken } from '../pen/colour.ts'
import { drawBody } from './body.ts'
import { type Skeleton, skeletonOf } from './pose.rules.ts'
import { drawProp, GLOWING, type Prop } from './props.ts'
import type { CharacterSheet } from './sheet.rules.ts'

export interface FigureLight {
  readonly key: Colour
  readonly side: -1 | 1
  readonly strength: number
  readonly shadow: Colour
  /** 0 to 1: how far the figure sinks into the shadow colour. */
  readonly dimness: number
}

export interface Performance {
  readonly pose: Pose
  readonly expression: Expression
  readonly prop: Prop | null
  readonly facing: -1 | 1
  readonly isFromBehind: boolean
  readonly wind: number
}

/** Height of a held thing, in figure heights. */
const PROP_SIZE = 0.15
/** Room around a figure for an outstretched arm, a hat, a held umbrella. */
const SHEET = { width: 0.88, height: 1.25, lyingWidth: 2.3 } as const
const FEET_AT = 0.93
const RIM_PIXELS_MAX = 4
/** Above this height a rim is drawn at half size: it is soft anyway, and large figures are what costs time. */
const COARSE_RIM_FROM = 400

/**
 * One figure's own sheets. A figure is drawn alone first, so that light can fall on its outline without touching the place
 * behind it.
 */
export class FigurePainter {
  readonly #sheet: CharacterSheet
  readonly #figure: Picture
  readonly #rim: Picture
  readonly #rimScale: number
  readonly #feetY: number
  readonly #unit: number
  /** The moment the sheets show. */
  #drawnAt = Number.NaN
  #hand: Point = [0, 0]

  /**
   * @param height pixels of a grown figure. @param isLow lies or falls, and so needs a wide sheet. @param hidden pixels above
   * the feet that are never in the frame: what cannot be seen is not drawn.
   */
  constructor(sheet: CharacterSheet, height: number, isLow: boolean, hidden: number) {
    this.#sheet = sheet
    this.#unit = height * sheet.height
    const width = Math.ceil(this.#unit * (isLow ? SHEET.lyingWidth : SHEET.width))
    const whole = this.#unit * SHEET.height
    this.#feetY = whole * FEET_AT
    this.#figure = createCanvas(width, Math.ceil(hidden > 0 ? this.#feetY - hidden : whole))
    this.#rimScale = this.#unit > COARSE_RIM_FROM ? 0.5 : 1
    this.#rim = createCanvas(Math.ceil(width * this.#rimScale), Math.ceil(this.#figure.height * this.#rimScale))
  }

  /** Draws with the feet at (x, y). A painter has one act and one light for its life; only the moment changes. */
  paint(target: Pen, x: number, y: number, seconds: number, act: Performance, light: FigureLight): void {
    const unit = this.#unit
    const bones = skeletonOf(act.pose, seconds, this.#sheet.phase, act.prop !== null)
    this.#castShadow(target, x, y, light, Math.abs(bones.turn) > 0.8 || bones.isSeated)

    // Figures move on twos: what was drawn for the frame before stands for this one too.
    if (this.#drawnAt !== seconds) this.#hand = this.#draw(bones, seconds, act, light)
    this.#drawnAt = seconds

    const hand = this.#hand
    const [left, top] = [x - this.#figure.width / 2, y - this.#feetY]
    target.drawImage(this.#figure, left, top)
    if (act.prop && GLOWING.has(act.prop)) {
      const flicker = 1 + 0.04 * Math.sin(seconds * 11) + 0.03 * Math.sin(seconds * 17)
      const flame = [x + hand[0] * unit * act.facing, y + (hand[1] + PROP_SIZE * 0.4) * unit] as const
      blended(target, 'screen', () => glow(target, flame, unit * 0.75 * flicker, [255, 190, 104], 0.2 + light.dimness))
    }
  }

  /** Draws the figure on its own sheets. Returns where its front hand is. */
  #draw(bones: Skeleton, seconds: number, act: Performance, light: FigureLight): Point {
    const unit = this.#unit
    const pen = this.#figure.getContext('2d')
    pen.clearRect(0, 0, this.#figure.width, this.#figure.height)
    pen.save()
    pen.lineJoin = 'round'
    pen.lineCap = 'round'
    pen.translate(this.#figure.width / 2, this.#feetY)
    pen.scale(unit * act.facing, unit)
    pen.translate(Math.sin(bones.turn) * -0.45, -bones.lift)
    pen.rotate(bones.turn)
    if (bones.isSeated) this.#drawSeat(pen, light)
    const hand = drawBody(pen, this.#sheet, bones, act, seconds, ([handX, handY]) => {
      if (!act.prop) return
      pen.save()
      pen.translate(handX + 0.01, handY)
      pen.rotate(-bones.turn)
      pen.scale(PROP_SIZE, PROP_SIZE)
      drawProp(pen, act.prop)
      pen.restore()
    })
    pen.restore()
    this.#light(pen, light)
    blended(pen, 'screen', () => {
      pen.globalAlpha = light.strength
      pen.drawImage(this.#rim, 0, 0, this.#figure.width, this.#figure.height)
    })
    return hand
  }

  #drawSeat(pen: Pen, light: FigureLight): void {
    pen.fillStyle = css(darken(light.shadow, 0.35))
    pen.beginPath()
    pen.roundRect(-0.17, -0.205, 0.25, 0.205, 0.03)
    pen.fill()
  }

  #castShadow(target: Pen, x: number, y: number, light: FigureLight, isWide: boolean): void {
    const unit = this.#unit
    target.save()
    target.translate(x - light.side * unit * 0.04, y)
    target.scale(isWide ? 1.7 : 1, 0.15)
    const radius = unit * 0.25
    const shade = target.createRadialGradient(0, 0, 0, 0, 0, radius)
    shade.addColorStop(0, css(darken(light.shadow, 0.6), 0.62))
    shade.addColorStop(1, css(darken(light.shadow, 0.6), 0))
    target.fillStyle = shade
    target.fillRect(-radius, -radius, radius * 2, radius * 2)
    target.restore()
  }

  /** Sinks the figure into the shadow colour, darker away from the light and toward the ground, and cuts a rim of light. */
  #light(pen: Pen, light: FigureLight): void {
    const { width, height } = this.#figure
    const [lit, unlit] = light.side > 0 ? [width * 0.7, width * 0.32] : [width * 0.3, width * 0.68]
    const deep = darken(light.shadow, 0.15)
    blended(pen, 'source-atop', () => {
      for (const style of [
        linear(
          pen,
          [unlit, 0],
          [lit, 0],
          [
            [0, css(light.shadow, 0.42)],
            [1, css(light.shadow, 0)],
          ],
        ),
        linear(
          pen,
          [0, this.#feetY * 0.32],
          [0, this.#feetY * 1.07],
          [
            [0, css(deep, light.dimness)],
            [1, css(deep, 1 - (1 - light.dimness) * 0.58)],
          ],
        ),
      ]) {
        pen.fillStyle = style
        pen.fillRect(0, 0, width, height)
      }
    })
    const rim = this.#rim.getContext('2d')
    const edge = Math.min(RIM_PIXELS_MAX, Math.max(1.2, this.#unit * 0.0085))
    rim.save()
    rim.scale(this.#rimScale, this.#rimScale)
    rim.globalCompositeOperation = 'copy'
    rim.fillStyle = css(light.key)
    rim.fillRect(0, 0, width, height)
    rim.globalCompositeOperation = 'destination-in'
    rim.drawImage(this.#figure, 0, 0)
    rim.globalCompositeOperation = 'destination-out'
    rim.drawImage(this.#figure, -light.side * edge, edge * 0.55)
    rim.restore()
  }
}
