import type { Pose } from '@skein/contract/script'
import { disc, oval, type Pen, type Point } from '../pen/canvas.ts'
import { type Colour, css, darken, lighten } from '../pen/colour.ts'
import type { Mimic } from './face.ts'
import { drawHead } from './head.ts'
import { limb } from './limb.ts'
import type { Species } from './look.rules.ts'
import type { CharacterSheet } from './sheet.rules.ts'

/** Measures of a four-legged body in heights of the animal. */
interface Frame {
  readonly length: number
  readonly depth: number
  readonly leg: number
  readonly legWidth: number
  /** The head's middle from the withers. */
  readonly head: Point
  readonly headScale: number
  readonly tail: 'thin' | 'bushy' | 'tuft' | 'stub' | 'hair' | 'curl'
}

const DOG: Frame = {
  length: 0.82,
  depth: 0.3,
  leg: 0.4,
  legWidth: 0.055,
  head: [0.16, -0.17],
  headScale: 1.85,
  tail: 'thin',
}
const FRAMES: Record<Exclude<Species, 'bird'>, Frame> = {
  dog: DOG,
  wolf: { ...DOG, length: 0.92, depth: 0.32, headScale: 1.7, tail: 'bushy' },
  fox: { ...DOG, length: 0.92, depth: 0.25, leg: 0.36, headScale: 1.75, tail: 'bushy' },
  cat: { ...DOG, length: 0.86, depth: 0.27, leg: 0.34, legWidth: 0.05, headScale: 1.9, tail: 'thin' },
  lion: { ...DOG, length: 0.9, depth: 0.34, leg: 0.36, legWidth: 0.075, headScale: 1.75, tail: 'tuft' },
  horse: {
    ...DOG,
    length: 0.74,
    depth: 0.25,
    leg: 0.41,
    legWidth: 0.042,
    head: [0.19, -0.27],
    headScale: 1.4,
    tail: 'hair',
  },
  rabbit: { ...DOG, length: 0.6, depth: 0.34, leg: 0.18, legWidth: 0.06, headScale: 1.75, tail: 'stub' },
  bear: {
    ...DOG,
    length: 0.98,
    depth: 0.42,
    leg: 0.34,
    legWidth: 0.1,
    head: [0.14, -0.1],
    headScale: 1.85,
    tail: 'stub',
  },
  mouse: { ...DOG, length: 0.72, depth: 0.38, leg: 0.18, legWidth: 0.04, headScale: 2.1, tail: 'thin' },
  frog: {
    ...DOG,
    length: 0.75,
    depth: 0.4,
    leg: 0.16,
    legWidth: 0.06,
    head: [0.12, -0.12],
    headScale: 2.5,
    tail: 'stub',
  },
  pig: {
    ...DOG,
    length: 1.05,
    depth: 0.46,
    leg: 0.27,
    legWidth: 0.075,
    head: [0.14, -0.04],
    headScale: 1.95,
    tail: 'curl',
  },
  sheep: {
    ...DOG,
    length: 0.9,
    depth: 0.44,
    leg: 0.3,
    legWidth: 0.05,
    head: [0.16, -0.1],
    headScale: 1.7,
    tail: 'stub',
  },
  cow: {
    ...DOG,
    length: 1.0,
    depth: 0.4,
    leg: 0.36,
    legWidth: 0.06,
    head: [0.17, -0.08],
    headScale: 1.4,
    tail: 'tuft',
  },
}
/** Those that sit up on their haunches; the others lie. */
const SITTERS: ReadonlySet<Species> = new Set(['dog', 'wolf', 'fox', 'cat', 'lion', 'rabbit', 'bear', 'mouse', 'frog'])
/** Small ones that are never seen on straight legs. */
const CROUCHERS: ReadonlySet<Species> = new Set(['rabbit', 'mouse', 'frog'])

type Attitude = 'stand' | 'walk' | 'run' | 'sit' | 'beg' | 'lie'

const ATTITUDES: Partial<Record<Pose, Attitude>> = {
  walk: 'walk',
  run: 'run',
  sit: 'sit',
  kneel: 'sit',
  read: 'sit',
  write: 'sit',
  look_up: 'sit',
  reach: 'beg',
  hold: 'beg',
  point: 'beg',
  hug: 'beg',
  hand_over: 'beg',
  lie_down: 'lie',
  fall: 'lie',
}

function attitudeOf(species: Species, pose: Pose): Attitude {
  const wanted = ATTITUDES[pose] ?? (CROUCHERS.has(species) ? 'sit' : 'stand')
  if (SITTERS.has(species)) return wanted
  return wanted === 'sit' ? 'stand' : wanted === 'beg' ? 'stand' : wanted
}

function drawTail(pen: Pen, frame: Frame, coat: Colour, [x, y]: Point, seconds: number, isMerry: boolean): void {
  const wag = Math.sin(seconds * (isMerry ? 9 : 2.2)) * (isMerry ? 0.08 : 0.035)
  pen.strokeStyle = css(darken(coat, 0.16))
  pen.lineCap = 'round'
  const curve = (width: number, bend: Point, to: Point) => {
    pen.lineWidth = width
    pen.beginPath()
    pen.moveTo(x, y)
    pen.quadraticCurveTo(x + bend[0], y + bend[1], x + to[0], y + to[1])
    pen.stroke()
  }
  switch (frame.tail) {
    case 'thin':
      curve(0.045, [-0.2, 0.02], [-0.24 + wag * 0.4, -0.26 + wag])
      break
    case 'bushy': {
      pen.fillStyle = css(darken(coat, 0.1))
      pen.beginPath()
      pen.moveTo(x, y - 0.03)
      pen.bezierCurveTo(x - 0.2, y - 0.05, x - 0.36, y + 0.05 + wag, x - 0.44, y + 0.26 + wag)
      pen.bezierCurveTo(x - 0.24, y + 0.3 + wag, x - 0.1, y + 0.2, x, y + 0.06)
      pen.fill()
      oval(pen, [x - 0.38, y + 0.22 + wag], 0.075, 0.05, css(lighten(coat, 0.7)), -0.9)
      break
    }
    case 'tuft':
      curve(0.028, [-0.16, 0.05], [-0.17, 0.32 + wag])
      oval(pen, [x - 0.17, y + 0.34 + wag], 0.034, 0.06, css(darken(coat, 0.5)))
      break
    case 'hair':
      pen.fillStyle = css(darken(coat, 0.5))
      pen.beginPath()
      pen.moveTo(x + 0.01, y - 0.02)
      pen.bezierCurveTo(x - 0.16, y - 0.02, x - 0.13 + wag, y + 0.22, x - 0.16 + wag, y + 0.36)
      pen.bezierCurveTo(x - 0.04, y + 0.3, x - 0.03, y + 0.12, x + 0.01, y + 0.06)
      pen.fill()
      break
    case 'curl':
      pen.lineWidth = 0.03
      pen.beginPath()
      pen.arc(x - 0.05, y + 0.02, 0.05, 0, Math.PI * 1.6)
      pen.stroke()
      break
    case 'stub':
      disc(pen, [x - 0.03, y], 0.06, css(lighten(coat, 0.35)))
      break
  }
}

function drawLeg(pen: Pen, frame: Frame, coat: Colour, from: Point, paw: Point, bend: number): void {
  const knee: Point = [(from[0] + paw[0]) / 2 + bend, (from[1] + paw[1]) / 2]
  pen.fillStyle = css(coat)
  limb(pen, [from, knee, paw], [frame.legWidth * 1.5, frame.legWidth * 0.95, frame.legWidth * 0.75])
  oval(
    pen,
    [paw[0] + frame.legWidth * 0.35, paw[1] - frame.legWidth * 0.35],
    frame.legWidth * 1.25,
    frame.legWidth * 0.62,
    css(darken(coat, 0.22)),
  )
}

function drawTrunk(pen: Pen, species: Species, coat: Colour, length: number, depth: number): void {
  const [half, belly] = [length / 2, depth]
  pen.fillStyle = css(coat)
  pen.beginPath()
  pen.moveTo(-half, belly * 0.42)
  pen.bezierCurveTo(-half * 1.04, -belly * 0.1, -half * 0.6, -belly * 0.1, 0, belly * 0.03)
  pen.bezierCurveTo(half * 0.5, -belly * 0.04, half * 1.06, -belly * 0.2, half, belly * 0.46)
  pen.bezierCurveTo(half * 0.95, belly * 1.1, half * 0.4, belly * 1.02, 0, belly * 0.92)
  pen.bezierCurveTo(-half * 0.5, belly * 0.86, -half * 0.95, belly * 1.1, -half, belly * 0.42)
  pen.fill()
  if (species === 'sheep')
    for (let lock = 0; lock < 22; lock++) {
      const angle = (lock / 22) * Math.PI * 2
      const at: Point = [Math.cos(angle) * half * 0.95, belly * 0.45 + Math.sin(angle) * belly * 0.46]
      disc(pen, at, 0.1, css(lighten(coat, lock % 2 ? 0 : 0.25)))
    }
  if (species === 'cow')
    for (const [x, y, rx, ry] of [
      [-0.25, 0.12, 0.13, 0.1],
      [0.12, 0.2, 0.1, 0.12],
      [0.36, 0.1, 0.07, 0.06],
    ] as const)
      oval(pen, [x, y], rx, ry, css(darken(coat, 0.66)))
}

/** The chest and neck up to the head. */
function drawNeck(pen: Pen, coat: Colour, from: Point, head: Point, width: number): void {
  pen.fillStyle = css(coat)
  limb(
    pen,
    [from, [(from[0] + head[0]) / 2 + 0.012, (from[1] + head[1]) / 2], head],
    [width, width * 0.72, width * 0.55],
  )
}

function placeHead(
  pen: Pen,
  sheet: CharacterSheet,
  frame: Frame,
  at: Point,
  tilt: number,
  mimic: Mimic,
  seconds: number,
): void {
  pen.save()
  pen.translate(...at)
  pen.rotate(tilt)
  pen.scale(frame.headScale, frame.headScale)
  drawHead(pen, sheet, mimic, false, seconds)
  pen.restore()
}

function drawCollar(pen: Pen, sheet: CharacterSheet, at: Point, width: number): void {
  if (!sheet.look.hasScarf) return
  oval(pen, at, width, 0.05, css(sheet.accent), 0.5)
}

function standing(
  pen: Pen,
  sheet: CharacterSheet,
  frame: Frame,
  gait: Attitude,
  seconds: number,
  draw: (head: Point) => void,
  species: Species,
): void {
  const isMoving = gait === 'walk' || gait === 'run'
  const angle = (seconds * (gait === 'run' ? 1.9 : 1.15) + sheet.phase) * Math.PI * 2
  const swing = isMoving ? (gait === 'run' ? 0.24 : 0.13) : 0
  const bob = isMoving ? Math.abs(Math.sin(angle)) * (gait === 'run' ? 0.05 : 0.015) : Math.sin(seconds * 1.8) * 0.006
  const back = -frame.leg - frame.depth * 0.86 - bob
  const far = darken(sheet.skin, 0.34)
  const half = frame.length / 2
  const hips: readonly (readonly [x: number, isFore: boolean, isFar: boolean, phase: number])[] = [
    [half * 0.78, true, true, Math.PI],
    [-half * 0.72, false, true, gait === 'run' ? Math.PI * 0.8 : 0],
    [half * 0.66, true, false, 0],
    [-half * 0.82, false, false, gait === 'run' ? Math.PI * 1.8 : Math.PI],
  ]
  const leg = (index: number) => {
    const [x, isFore, isFar, phase] = hips[index] ?? [0, true, true, 0]
    const at = angle + phase
    const paw: Point = [x + Math.sin(at) * swing, -Math.max(0, Math.cos(at)) * swing * 0.5]
    drawLeg(pen, frame, isFar ? far : sheet.skin, [x, back + frame.depth * 0.62], paw, isFore ? 0.012 : -0.035)
  }
  leg(0)
  leg(1)
  drawTail(pen, frame, sheet.skin, [-half * 0.94, back + frame.depth * 0.22], seconds + sheet.phase * 5, gait === 'run')
  pen.save()
  pen.translate(0, back)
  drawTrunk(pen, species, sheet.skin, frame.length, frame.depth)
  pen.restore()
  leg(2)
  leg(3)
  const withers: Point = [half * 0.82, back + frame.depth * 0.28]
  const head: Point = [withers[0] + frame.head[0], withers[1] + frame.head[1] - frame.depth * 0.2]
  drawNeck(pen, sheet.skin, withers, head, frame.depth * 0.46)
  drawCollar(pen, sheet, [(withers[0] + head[0]) / 2 + 0.02, (withers[1] + head[1]) / 2], frame.depth * 0.34)
  draw(head)
}

/** On its haunches; `beg` lifts a paw. */
function sitting(
  pen: Pen,
  sheet: CharacterSheet,
  frame: Frame,
  isBegging: boolean,
  seconds: number,
  draw: (head: Point) => void,
): void {
  const breath = Math.sin(seconds * 1.8 + sheet.phase * 6) * 0.008
  const far = darken(sheet.skin, 0.34)
  const shoulder: Point = [0.17, -0.52 - breath]
  const rump: Point = [-0.14, -0.16]
  drawTail(pen, frame, sheet.skin, [rump[0] - 0.12, rump[1] + 0.06], seconds + sheet.phase * 5, isBegging)
  drawLeg(pen, frame, far, [shoulder[0] + 0.05, shoulder[1] + 0.08], [0.29, 0], 0.01)
  pen.fillStyle = css(sheet.skin)
  pen.beginPath()
  pen.moveTo(shoulder[0] - 0.1, shoulder[1] - 0.02)
  pen.bezierCurveTo(-0.16, -0.48, -0.36, -0.3, -0.33, -0.06)
  pen.quadraticCurveTo(-0.3, 0, -0.1, 0)
  pen.bezierCurveTo(0.12, -0.02, 0.24, -0.2, shoulder[0] + 0.12, shoulder[1] + 0.06)
  pen.closePath()
  pen.fill()
  oval(pen, [shoulder[0] + 0.04, shoulder[1] + 0.1], 0.1, 0.15, css(lighten(sheet.skin, 0.16)), 0.2)
  // The haunch and its long foot.
  oval(pen, [rump[0], rump[1]], 0.17, 0.16, css(darken(sheet.skin, 0.09)))
  oval(pen, [rump[0] + 0.13, -0.03], 0.13, 0.035, css(darken(sheet.skin, 0.2)))
  const paw: Point = isBegging ? [0.46, -0.42 + Math.sin(seconds * 2) * 0.015] : [0.2, 0]
  drawLeg(pen, frame, sheet.skin, [shoulder[0] + 0.01, shoulder[1] + 0.1], paw, isBegging ? -0.02 : 0.015)
  const head: Point = [shoulder[0] + 0.09, shoulder[1] - 0.1 - frame.headScale * 0.045]
  drawNeck(pen, sheet.skin, [shoulder[0], shoulder[1] + 0.04], head, 0.14)
  drawCollar(pen, sheet, [shoulder[0] + 0.06, shoulder[1] - 0.03], 0.12)
  draw(head)
}

function lying(
  pen: Pen,
  sheet: CharacterSheet,
  frame: Frame,
  species: Species,
  seconds: number,
  draw: (head: Point) => void,
): void {
  const breath = Math.sin(seconds * 1.4 + sheet.phase * 6) * 0.01
  const depth = frame.depth * 0.9
  const half = frame.length / 2
  drawTail(pen, frame, sheet.skin, [-half * 0.95, -depth * 0.4], 0, false)
  pen.save()
  pen.translate(0, -depth * 0.98 - breath)
  drawTrunk(pen, species, sheet.skin, frame.length, depth + breath)
  pen.restore()
  oval(pen, [-half * 0.6, -depth * 0.36], depth * 0.52, depth * 0.38, css(darken(sheet.skin, 0.1)))
  for (const [x, share] of [
    [half * 1.0, 0.3],
    [half * 0.82, 0.14],
  ] as const)
    oval(pen, [x, -0.03], 0.15, 0.04, css(darken(sheet.skin, share)))
  const head: Point = [half * 0.98, -frame.headScale * 0.1]
  drawNeck(pen, sheet.skin, [half * 0.6, -depth * 0.55], head, depth * 0.4)
  draw(head)
}

function drawBird(pen: Pen, sheet: CharacterSheet, pose: Pose, mimic: Mimic, seconds: number): void {
  const isFlying = pose === 'run' || pose === 'reach' || pose === 'fall'
  const isLow = pose === 'lie_down' || pose === 'sit'
  const beat = isFlying ? Math.sin(seconds * 14) : 0
  const lift = isFlying
    ? -0.9 + Math.sin(seconds * 3) * 0.06
    : isLow
      ? 0.2
      : -Math.abs(Math.sin(seconds * 6)) * (pose === 'walk' ? 0.06 : 0)
  pen.save()
  pen.translate(0, lift)
  if (!isFlying && !isLow) {
    pen.strokeStyle = '#c98a34'
    pen.lineWidth = 0.03
    for (const x of [-0.06, 0.07]) {
      pen.beginPath()
      pen.moveTo(x, -0.24)
      pen.lineTo(x + 0.02, -0.015)
      pen.lineTo(x + 0.1, -0.01)
      pen.moveTo(x + 0.02, -0.015)
      pen.lineTo(x - 0.05, -0.01)
      pen.stroke()
    }
  }
  pen.fillStyle = css(darken(sheet.skin, 0.3))
  pen.beginPath()
  pen.moveTo(-0.2, -0.42)
  pen.lineTo(-0.62, -0.2)
  pen.lineTo(-0.52, -0.14)
  pen.lineTo(-0.14, -0.3)
  pen.fill()
  oval(pen, [0, -0.43], 0.3, 0.22, css(sheet.skin), -0.32)
  oval(pen, [0.1, -0.36], 0.17, 0.14, css(lighten(sheet.skin, 0.45)), -0.3)
  const tip: Point = isFlying ? [-0.34, -0.55 - beat * 0.5] : [-0.36, -0.24]
  pen.fillStyle = css(darken(sheet.skin, 0.22))
  pen.beginPath()
  pen.moveTo(0.08, -0.52)
  pen.bezierCurveTo(-0.1, -0.66 - beat * 0.2, tip[0], tip[1] - 0.1, ...tip)
  pen.bezierCurveTo(tip[0] + 0.1, tip[1] + 0.08, 0.06, -0.26, 0.08, -0.52)
  pen.fill()
  pen.save()
  pen.translate(0.2, -0.74)
  pen.rotate(pose === 'look_up' ? -0.4 : 0)
  pen.scale(2.1, 2.1)
  drawHead(pen, sheet, mimic, false, seconds)
  pen.restore()
  pen.restore()
}

/** An undressed animal in its own unit space: as high as its ears, feet at the origin, looking toward positive x. */
export function drawAnimal(
  pen: Pen,
  sheet: CharacterSheet,
  species: Species,
  pose: Pose,
  mimic: Mimic,
  seconds: number,
): void {
  if (species === 'bird') {
    drawBird(pen, sheet, pose, mimic, seconds)
    return
  }
  const frame = FRAMES[species]
  const attitude = attitudeOf(species, pose)
  const nod = Math.sin(seconds * 0.9 + sheet.phase * 5) * 0.03
  const tilt = nod + (pose === 'look_up' ? -0.4 : pose === 'sit' || pose === 'stand' ? 0 : 0.04)
  const head = (at: Point, mood = mimic) => placeHead(pen, sheet, frame, at, tilt, mood, seconds)
  if (attitude === 'sit' || attitude === 'beg') sitting(pen, sheet, frame, attitude === 'beg', seconds, head)
  else if (attitude === 'lie')
    lying(pen, sheet, frame, species, seconds, (at) => head(at, { ...mimic, areEyesClosed: pose === 'lie_down' }))
  else standing(pen, sheet, frame, attitude, seconds, head, species)
}
