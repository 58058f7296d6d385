import { createCanvas } from '@napi-rs/canvas'
import type { Expression, Pose } from '@skein/contract/script'
import { blended, box, glow, linear, type Pen, type Picture, type Point } from '../pen/canvas.ts'
import { type Colour, css, darken } from '../pen/colour.ts'
import { drawAnimal } from './animal.ts'
import { drawBody } from './body.ts'
import { isAnimal, type Species } from './look.rules.ts'
import { type Load, type Skeleton, skeletonOf } from './pose.rules.ts'
import { drawProp, GLOWING, sizeInHand, TWO_HANDED } from './props/draw-prop.ts'
import type { Prop } from './props/prop-words.rules.ts'
import { drawNearWheel, drawSeat, type Seat } from './seat.ts'
import type { CharacterSheet } from './sheet.rules.ts'

export interface FigureLight {
  readonly key: Colour
  readonly side: -1 | 1
  readonly strength: number
  readonly shadow: Colour
  /** 0 to 1: how far the figure sinks into the shadow colour. */
  readonly dimness: number
}

/** What a figure does for the length of a shot. */
export interface Performance {
  readonly pose: Pose
  readonly expression: Expression
  readonly prop: Prop | null
  readonly facing: -1 | 1
  readonly isFromBehind: boolean
  readonly isSpeaking: boolean
  readonly wind: number
  readonly seat: Seat
  /** Whoever hugs this figure. */
  readonly embracedBy: CharacterSheet | null
  /** Where the front hand must be, in pixels from the feet, or null: two hands meet there. */
  readonly handAt: Point | null
}

export interface FigureSize {
  /** Pixels of a grown figure. */
  readonly height: number
  /** Pixels above the feet that are never in the frame: what cannot be seen is not drawn. */
  readonly hidden: number
}

/** Figures are drawn on twos: their own movement has half the camera's frames, as in drawn film. */
const DRAWINGS_PER_SECOND = 12
/** Room around a figure for an outstretched arm, a hat, a held umbrella. */
const SHEET = { width: 0.9, wideWidth: 1.3, longWidth: 2.4, height: 1.27, tallHeight: 1.5, below: 0.08 } as const
/** What rises above a head needs a higher sheet. */
const TALL: ReadonlySet<string> = new Set(['pointed hat', 'top hat', 'umbrella', 'spear', 'flag', 'rod'])
const RIM_PIXELS_MAX = 4
/** Above this height a rim is drawn at half size: it is soft anyway, and large figures are what costs time. */
const COARSE_RIM_FROM = 400
/** Things longer than this, in figure heights, need the wider sheet. */
const LONG_PROP = 0.3
const GHOSTLINESS = 0.72
const LEANING: ReadonlySet<Pose> = new Set(['stand', 'walk', 'look_up', 'look_away'])
const LYING: ReadonlySet<Pose> = new Set(['lie_down', 'fall'])

/** The animal that is drawn on its own legs, or null for whoever walks upright. */
const bareAnimal = (sheet: CharacterSheet): Species | null =>
  isAnimal(sheet.look.kind) && !sheet.look.isDressed ? sheet.look.kind : null

/** A figure in a wheelchair keeps the gesture and gives up the stance. */
function inWheelchair(pose: Pose, seconds: number, phase: number, load: Load): Skeleton {
  const seated = skeletonOf('sit', seconds, phase, load)
  if (pose === 'walk' || pose === 'run') {
    const push = Math.sin(seconds * (pose === 'run' ? 6 : 3.4)) * 0.07
    return { ...seated, frontHand: [push, -0.345 + push * 0.2], backHand: [push + 0.03, -0.33] }
  }
  if (LYING.has(pose) || pose === 'sit' || pose === 'kneel') return seated
  const gesture = skeletonOf(pose, seconds, phase, load)
  const moved = ([x, y]: Point): Point => [
    x - gesture.shoulder[0] + seated.shoulder[0],
    y - gesture.shoulder[1] + seated.shoulder[1],
  ]
  return {
    ...seated,
    headTilt: gesture.headTilt,
    isLookingBack: gesture.isLookingBack,
    handShape: gesture.handShape,
    frontHand: moved(gesture.frontHand),
    backHand: moved(gesture.backHand),
  }
}

/** The drawing that is on the sheets: which of the shot's, where its front hand is, and whether it lies wide. */
interface Drawn {
  readonly step: number
  readonly hand: Point
  readonly isWide: boolean
}

/**
 * One figure's own sheets. A figure is drawn alone first, so that light can fall on its outline without touching the place
 * behind it.
 */
export class FigurePainter {
  readonly #sheet: CharacterSheet
  readonly #act: Performance
  readonly #light: FigureLight
  readonly #figure: Picture
  readonly #rim: Picture
  readonly #rimScale: number
  readonly #feetY: number
  readonly #unit: number
  #drawn: Drawn | null = null

  constructor(sheet: CharacterSheet, act: Performance, light: FigureLight, { height, hidden }: FigureSize) {
    this.#sheet = sheet
    this.#act = act
    this.#light = light
    this.#unit = height * sheet.height
    const isLong = LYING.has(act.pose) || bareAnimal(sheet) !== null
    const isWide = (act.prop !== null && sizeInHand(act.prop) > LONG_PROP) || sheet.look.garment === 'cloak'
    const share = isLong ? SHEET.longWidth : isWide ? SHEET.wideWidth : SHEET.width
    const width = Math.ceil(this.#unit * share)
    const isTall = TALL.has(sheet.look.headwear) || TALL.has(act.prop ?? '') || sheet.look.isDressed
    const whole = this.#unit * (isTall ? SHEET.tallHeight : SHEET.height)
    this.#feetY = whole - this.#unit * SHEET.below
    this.#figure = createCanvas(width, Math.max(1, Math.ceil(hidden > 0 ? this.#feetY - hidden : whole)))
    this.#rimScale = this.#unit > COARSE_RIM_FROM ? 0.5 : 1
    this.#rim = createCanvas(Math.ceil(width * this.#rimScale), Math.ceil(this.#figure.height * this.#rimScale))
  }

  /** Draws with the feet at (x, y). */
  paint(target: Pen, x: number, y: number, seconds: number): void {
    const step = Math.floor(seconds * DRAWINGS_PER_SECOND + 1e-6)
    const drawn = this.#drawn?.step === step ? this.#drawn : this.#draw(step)
    this.#castShadow(target, x, y, drawn.isWide)
    const [left, top] = [x - this.#figure.width / 2, y - this.#feetY]
    const opacity = this.#sheet.look.kind === 'ghost' ? GHOSTLINESS : 1
    target.globalAlpha = opacity
    target.drawImage(this.#figure, left, top)
    target.globalAlpha = 1
    const { prop, facing } = this.#act
    if (prop && GLOWING.has(prop) && bareAnimal(this.#sheet) === null) {
      const flicker = 1 + 0.04 * Math.sin(seconds * 11) + 0.03 * Math.sin(seconds * 17)
      const above = prop === 'torch' ? -0.6 : prop === 'wand' ? -0.55 : prop === 'candle' ? -0.4 : 0.4
      const flame = [
        x + drawn.hand[0] * this.#unit * facing,
        y + (drawn.hand[1] + sizeInHand(prop) * above) * this.#unit,
      ] as const
      blended(target, 'screen', () =>
        glow(target, flame, this.#unit * 0.75 * flicker, [255, 190, 104], 0.2 + this.#light.dimness),
      )
    }
  }

  #draw(step: number): Drawn {
    const seconds = step / DRAWINGS_PER_SECOND
    const pen = this.#figure.getContext('2d')
    pen.clearRect(0, 0, this.#figure.width, this.#figure.height)
    pen.save()
    pen.lineJoin = 'round'
    pen.lineCap = 'round'
    pen.translate(this.#figure.width / 2, this.#feetY)
    pen.scale(this.#unit * this.#act.facing, this.#unit)
    const animal = bareAnimal(this.#sheet)
    const drawn = animal === null ? this.#drawPerson(pen, step, seconds) : this.#drawAnimal(pen, animal, step, seconds)
    pen.restore()
    this.#shine(pen)
    // The rim lies on the figure alone, so it is put there once and not at every frame.
    blended(pen, 'screen', () => {
      pen.globalAlpha = this.#light.strength
      pen.drawImage(this.#rim, 0, 0, this.#figure.width, this.#figure.height)
    })
    this.#drawn = drawn
    return drawn
  }

  #drawAnimal(pen: Pen, animal: Species, step: number, seconds: number): Drawn {
    drawAnimal(pen, this.#sheet, animal, this.#act.pose, { ...this.#act, areEyesClosed: false }, seconds)
    return { step, hand: [0, 0], isWide: true }
  }

  #drawPerson(pen: Pen, step: number, seconds: number): Drawn {
    const bones = this.#bones(seconds)
    const isWheeled = this.#sheet.look.hasWheelchair
    pen.translate(Math.sin(bones.turn) * -0.45, -bones.lift)
    pen.rotate(bones.turn)
    if (bones.isSeated) drawSeat(pen, isWheeled ? 'wheelchair' : this.#act.seat, this.#light.shadow)
    const hand = drawBody(pen, this.#sheet, bones, { ...this.#act, areEyesClosed: false }, seconds, (front, back) => {
      if (isWheeled) drawNearWheel(pen, this.#act.pose === 'walk' || this.#act.pose === 'run' ? seconds * 1.6 : 0)
      this.#drawHeld(pen, bones, front, back)
    })
    return { step, hand, isWide: bones.isSeated || LYING.has(this.#act.pose) }
  }

  #bones(seconds: number): Skeleton {
    const { prop, pose, handAt, facing } = this.#act
    const { phase, look } = this.#sheet
    const isLeaning = this.#isLeaning()
    const load: Load =
      prop === null ? (isLeaning ? 'one hand' : 'nothing') : TWO_HANDED.has(prop) ? 'both hands' : 'one hand'
    const bones = look.hasWheelchair ? inWheelchair(pose, seconds, phase, load) : skeletonOf(pose, seconds, phase, load)
    if (handAt) return { ...bones, frontHand: [(handAt[0] / this.#unit) * facing, handAt[1] / this.#unit] }
    return isLeaning ? { ...bones, frontHand: [bones.shoulder[0] + 0.15, bones.hip[1] - 0.03] } : bones
  }

  /** Whether the walking stick is in the hand. */
  #isLeaning(): boolean {
    const { look } = this.#sheet
    return look.hasStick && !look.hasWheelchair && this.#act.prop === null && LEANING.has(this.#act.pose)
  }

  #drawHeld(pen: Pen, bones: Skeleton, front: Point, back: Point): void {
    const { prop, pose } = this.#act
    const held = prop ?? (this.#isLeaning() ? 'cane' : null)
    if (pose === 'write') {
      pen.save()
      pen.translate(back[0] + 0.045, back[1] - 0.014)
      pen.rotate(-0.16)
      box(pen, -0.07, -0.012, 0.15, 0.022, '#6b3a2a', 0.004)
      box(pen, -0.066, -0.026, 0.142, 0.016, '#f4ecd8', 0.003)
      pen.restore()
    }
    if (held === null) return
    const isBoth = TWO_HANDED.has(held)
    const at: Point = isBoth
      ? [(front[0] + back[0]) / 2 + 0.014, (front[1] + back[1]) / 2]
      : [front[0] + 0.012, front[1] + 0.004]
    // A cane reaches the ground, wherever the hand is.
    const size = held === 'cane' ? Math.max(0.3, -front[1]) : sizeInHand(held)
    pen.save()
    pen.translate(...at)
    pen.rotate(-bones.turn)
    pen.scale(size, size)
    drawProp(pen, held)
    pen.restore()
  }

  #castShadow(target: Pen, x: number, y: number, isWide: boolean): void {
    const unit = this.#unit
    const { side, shadow } = this.#light
    target.save()
    target.translate(x - side * unit * 0.04, y)
    target.scale(isWide ? 1.9 : 1, 0.15)
    const radius = unit * 0.25
    const shade = target.createRadialGradient(0, 0, 0, 0, 0, radius)
    shade.addColorStop(0, css(darken(shadow, 0.6), 0.62))
    shade.addColorStop(1, css(darken(shadow, 0.6), 0))
    target.fillStyle = shade
    target.fillRect(-radius, -radius, radius * 2, radius * 2)
    target.restore()
  }

  /** Sinks the figure into the shadow colour, darker away from the light and toward the ground, and cuts a rim of light. */
  #shine(pen: Pen): void {
    const { width, height } = this.#figure
    const light = this.#light
    const [lit, unlit] = light.side > 0 ? [width * 0.7, width * 0.32] : [width * 0.3, width * 0.68]
    const deep = darken(light.shadow, 0.15)
    blended(pen, 'source-atop', () => {
      for (const style of [
        linear(
          pen,
          [unlit, 0],
          [lit, 0],
          [
            [0, css(light.shadow, 0.36)],
            [1, css(light.shadow, 0)],
          ],
        ),
        linear(
          pen,
          [0, this.#feetY * 0.32],
          [0, this.#feetY * 1.07],
          [
            [0, css(deep, light.dimness * 0.85)],
            [1, css(deep, 1 - (1 - light.dimness) * 0.62)],
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
