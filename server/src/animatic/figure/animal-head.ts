import type { Expression } from '@skein/contract/script'
import { disc, oval, type Pen, type Point } from '../pen/canvas.ts'
import { type Colour, css, darken, hex, lighten, mix } from '../pen/colour.ts'
import type { Mimic } from './face.ts'
import type { Species } from './look.rules.ts'

interface Shape {
  readonly skull: readonly [rx: number, ry: number]
  /** Middle and half axes. */
  readonly muzzle: readonly [x: number, y: number, rx: number, ry: number]
  readonly ears: 'pointed' | 'floppy' | 'long' | 'round' | 'leaf' | 'none'
  readonly nose: string
  /** How much lighter the muzzle is than the rest. */
  readonly pale: number
  readonly eyes: readonly [near: Point, far: Point]
}

const DOG: Shape = {
  skull: [0.088, 0.088],
  muzzle: [0.07, 0.038, 0.058, 0.042],
  ears: 'floppy',
  nose: '#201a1c',
  pale: 0.35,
  eyes: [
    [0.012, -0.012],
    [0.066, -0.014],
  ],
}
const SHAPES: Record<Species, Shape> = {
  dog: DOG,
  wolf: { ...DOG, muzzle: [0.08, 0.034, 0.066, 0.036], ears: 'pointed', pale: 0.4 },
  fox: { ...DOG, skull: [0.086, 0.08], muzzle: [0.08, 0.036, 0.064, 0.03], ears: 'pointed', pale: 0.75 },
  cat: {
    ...DOG,
    skull: [0.094, 0.082],
    muzzle: [0.052, 0.036, 0.036, 0.027],
    ears: 'pointed',
    nose: '#c9707a',
    pale: 0.4,
  },
  lion: {
    ...DOG,
    skull: [0.088, 0.088],
    muzzle: [0.064, 0.038, 0.048, 0.04],
    ears: 'round',
    nose: '#6d3b34',
    pale: 0.4,
  },
  horse: {
    ...DOG,
    skull: [0.068, 0.07],
    muzzle: [0.08, 0.086, 0.052, 0.05],
    ears: 'leaf',
    nose: '#2a2022',
    pale: 0.1,
    eyes: [
      [0.012, -0.012],
      [0.06, -0.014],
    ],
  },
  bird: {
    ...DOG,
    skull: [0.082, 0.08],
    muzzle: [0.03, 0.03, 0.03, 0.03],
    ears: 'none',
    pale: 0.3,
    eyes: [
      [0.018, -0.012],
      [0.068, -0.014],
    ],
  },
  rabbit: {
    ...DOG,
    skull: [0.084, 0.082],
    muzzle: [0.054, 0.036, 0.036, 0.03],
    ears: 'long',
    nose: '#c9707a',
    pale: 0.45,
  },
  bear: { ...DOG, skull: [0.098, 0.094], muzzle: [0.066, 0.036, 0.046, 0.038], ears: 'round', pale: 0.36 },
  mouse: {
    ...DOG,
    skull: [0.08, 0.076],
    muzzle: [0.07, 0.03, 0.042, 0.026],
    ears: 'round',
    nose: '#c9707a',
    pale: 0.3,
  },
  frog: {
    ...DOG,
    skull: [0.1, 0.066],
    muzzle: [0.03, 0.03, 0.075, 0.04],
    ears: 'none',
    pale: 0.3,
    eyes: [
      [-0.012, -0.07],
      [0.06, -0.07],
    ],
  },
  pig: {
    ...DOG,
    skull: [0.094, 0.088],
    muzzle: [0.078, 0.032, 0.034, 0.034],
    ears: 'leaf',
    nose: '#b5566a',
    pale: 0.12,
  },
  sheep: { ...DOG, skull: [0.066, 0.076], muzzle: [0.052, 0.05, 0.04, 0.044], ears: 'leaf', nose: '#4a3a3a', pale: 0 },
  cow: { ...DOG, skull: [0.078, 0.08], muzzle: [0.07, 0.066, 0.052, 0.042], ears: 'leaf', nose: '#5c3b3e', pale: 0.3 },
}

interface Mood {
  readonly brow: number
  readonly open: number
  /** Corners of the mouth against its middle; negative smiles. */
  readonly mouth: number
}
const MOODS: Record<Expression, Mood> = {
  neutral: { brow: 0, open: 1, mouth: -0.004 },
  happy: { brow: -0.05, open: 0.9, mouth: -0.016 },
  sad: { brow: -0.5, open: 0.8, mouth: 0.012 },
  angry: { brow: 0.55, open: 0.8, mouth: 0.008 },
  afraid: { brow: -0.4, open: 1.25, mouth: 0.006 },
  surprised: { brow: -0.1, open: 1.3, mouth: 0 },
  thoughtful: { brow: 0.1, open: 0.75, mouth: 0.002 },
  determined: { brow: 0.3, open: 0.9, mouth: 0 },
}

function drawEar(pen: Pen, shape: Shape, coat: Colour, x: number, isNear: boolean): void {
  const outer = css(isNear ? coat : darken(coat, 0.26))
  const inner = css(mix(coat, hex('#d98a86'), isNear ? 0.5 : 0.3))
  pen.fillStyle = outer
  const triangle = (width: number, height: number, style: string) => {
    pen.fillStyle = style
    pen.beginPath()
    pen.moveTo(x - width, -0.052)
    pen.quadraticCurveTo(x - width * 0.7, -0.1, x - 0.004, -0.06 - height)
    pen.quadraticCurveTo(x + width * 0.9, -0.1, x + width, -0.056)
    pen.fill()
  }
  switch (shape.ears) {
    case 'pointed':
      triangle(0.034, 0.088, outer)
      if (isNear) triangle(0.019, 0.06, inner)
      break
    case 'round':
      disc(pen, [x, -0.086], 0.036, outer)
      disc(pen, [x, -0.084], 0.021, inner)
      break
    case 'long':
      oval(pen, [x - 0.012, -0.165], 0.023, 0.105, outer, isNear ? -0.16 : 0.12)
      oval(pen, [x - 0.012, -0.16], 0.011, 0.08, inner, isNear ? -0.16 : 0.12)
      break
    case 'leaf':
      oval(pen, [x - 0.012, -0.088], 0.018, 0.044, outer, isNear ? -0.5 : 0.2)
      break
    case 'floppy':
      pen.beginPath()
      pen.moveTo(x - 0.014, -0.072)
      pen.bezierCurveTo(x - 0.075, -0.07, x - 0.085, 0.03, x - 0.056, 0.062)
      pen.bezierCurveTo(x - 0.03, 0.066, x - 0.008, 0, x + 0.016, -0.052)
      pen.fillStyle = css(darken(coat, isNear ? 0.26 : 0.42))
      pen.fill()
      break
    case 'none':
      break
  }
}

function drawEyes(pen: Pen, shape: Shape, coat: Colour, mood: Mood, isShut: boolean, bulge: boolean): void {
  for (const [index, [x, y]] of shape.eyes.entries()) {
    const size = index === 0 ? 1 : 0.84
    if (bulge) disc(pen, [x, y], 0.036 * size, css(lighten(coat, 0.06)))
    if (isShut) {
      pen.strokeStyle = '#1c1516'
      pen.lineWidth = 0.006
      pen.beginPath()
      pen.arc(x, y - 0.004, 0.0145 * size, 0.25, Math.PI - 0.25)
      pen.stroke()
    } else {
      oval(pen, [x, y], 0.0195 * size, 0.0205 * size * mood.open, '#fbf6e9')
      oval(pen, [x + 0.004, y + 0.001], 0.0135 * size, 0.0165 * size * Math.min(1, mood.open), '#1a1315')
      disc(pen, [x + 0.008, y - 0.006], 0.0046, 'rgba(255,255,255,0.95)')
    }
    if (mood.brow === 0) continue
    pen.strokeStyle = css(darken(coat, 0.55))
    pen.lineWidth = 0.008
    const slant = mood.brow * 0.022 * (index === 0 ? 1 : -1)
    pen.beginPath()
    pen.moveTo(x - 0.018 * size, y - 0.028 - slant)
    pen.lineTo(x + 0.018 * size, y - 0.028 + slant)
    pen.stroke()
  }
}

function drawMouth(pen: Pen, [x, y, rx, ry]: Shape['muzzle'], mood: Mood, opening: number): void {
  const at: Point = [x + rx * 0.18, y + ry * 0.5]
  if (opening > 0) oval(pen, [at[0], at[1] + 0.008], rx * 0.36, 0.006 + opening * 0.017, '#7a2c30')
  pen.strokeStyle = '#2a1c1e'
  pen.lineWidth = 0.0055
  pen.beginPath()
  pen.moveTo(at[0] - rx * 0.55, at[1] + mood.mouth)
  pen.quadraticCurveTo(at[0], at[1] - mood.mouth * 1.2 + 0.004, at[0] + rx * 0.5, at[1] + mood.mouth)
  pen.stroke()
}

function drawBeak(pen: Pen, opening: number): void {
  pen.fillStyle = '#d48a2c'
  pen.beginPath()
  pen.moveTo(0.052, 0.028)
  pen.lineTo(0.135, 0.034 + opening * 0.035)
  pen.lineTo(0.05, 0.05)
  pen.fill()
  pen.fillStyle = '#eaa63c'
  pen.beginPath()
  pen.moveTo(0.046, 0.002)
  pen.quadraticCurveTo(0.11, 0.004, 0.15, 0.034)
  pen.quadraticCurveTo(0.09, 0.04, 0.05, 0.036)
  pen.fill()
}

/** What lies behind the head: a mane, wool, horns. */
function drawBehind(pen: Pen, species: Species, coat: Colour): void {
  if (species === 'lion')
    for (let lock = 0; lock < 14; lock++) {
      const angle = (lock / 14) * Math.PI * 2
      disc(
        pen,
        [Math.cos(angle) * 0.092 - 0.026, Math.sin(angle) * 0.1],
        0.052,
        css(darken(hex('#8a4a22'), (lock % 3) * 0.12)),
      )
    }
  if (species === 'sheep')
    for (let lock = 0; lock < 9; lock++) {
      const angle = Math.PI * (0.75 + (lock / 8) * 1.05)
      disc(
        pen,
        [Math.cos(angle) * 0.07 - 0.012, Math.sin(angle) * 0.08],
        0.036,
        css(lighten(coat, lock % 2 ? 0.1 : 0.3)),
      )
    }
  if (species === 'horse') {
    pen.fillStyle = css(darken(coat, 0.5))
    pen.beginPath()
    pen.moveTo(0.02, -0.1)
    pen.bezierCurveTo(-0.1, -0.12, -0.13, 0.06, -0.12, 0.16)
    pen.lineTo(-0.05, 0.06)
    pen.fill()
  }
  if (species === 'cow')
    for (const [x, tip] of [
      [-0.05, -0.09],
      [0.06, 0.1],
    ] as const) {
      pen.strokeStyle = '#e7dcc2'
      pen.lineWidth = 0.018
      pen.beginPath()
      pen.moveTo(x, -0.066)
      pen.quadraticCurveTo(tip * 1.1, -0.08, tip * 1.05, -0.14)
      pen.stroke()
    }
}

/** An animal's head in three-quarter view to the right, about its middle, as large as a person's. */
export function drawAnimalHead(pen: Pen, species: Species, coat: Colour, mimic: Mimic, seconds: number): void {
  const shape = SHAPES[species]
  const mood = MOODS[mimic.expression]
  const face = species === 'sheep' ? mix(coat, hex('#3a3030'), 0.72) : coat
  const opening = mimic.isSpeaking
    ? Math.max(0, 0.4 + 0.6 * Math.sin(seconds * 17) * Math.sin(seconds * 6.1))
    : mimic.expression === 'surprised'
      ? 0.6
      : 0
  pen.lineCap = 'round'
  drawBehind(pen, species, coat)
  drawEar(pen, shape, face, 0.058, false)
  if (shape.ears !== 'floppy') drawEar(pen, shape, face, -0.044, true)
  oval(pen, [0, 0], ...shape.skull, css(face))
  oval(pen, [-0.03, 0.024], shape.skull[0] * 0.66, shape.skull[1] * 0.72, css(darken(face, 0.1), 0.35))
  const [x, y, rx, ry] = shape.muzzle
  const pale = css(lighten(face, shape.pale))
  if (species === 'horse') {
    // A long nose between brow and nostrils.
    pen.fillStyle = css(face)
    pen.beginPath()
    pen.moveTo(-0.052, 0.02)
    pen.quadraticCurveTo(0.02, 0.13, 0.07, 0.136)
    pen.lineTo(0.13, 0.09)
    pen.quadraticCurveTo(0.09, 0, 0.062, -0.03)
    pen.fill()
    pen.fillStyle = css(lighten(face, 0.7))
    pen.beginPath()
    pen.moveTo(0.038, -0.045)
    pen.quadraticCurveTo(0.07, 0.01, 0.095, 0.062)
    pen.quadraticCurveTo(0.05, 0.03, 0.03, -0.03)
    pen.fill()
  }
  if (species === 'bird') drawBeak(pen, opening)
  else {
    oval(pen, [x, y], rx, ry, pale)
    if (species === 'fox' || species === 'wolf') oval(pen, [0.01, 0.046], 0.055, 0.03, pale, 0.2)
  }
  if (species === 'pig') {
    oval(pen, [x + 0.012, y], 0.027, 0.03, css(darken(face, 0.14)))
    for (const nostril of [-0.006, 0.01]) oval(pen, [x + 0.01 + nostril, y], 0.005, 0.009, shape.nose)
  } else if (species === 'horse' || species === 'cow')
    for (const nostril of [0.012, 0.036]) oval(pen, [x + nostril, y - 0.004], 0.006, 0.008, shape.nose)
  else if (species === 'frog')
    for (const nostril of [0.05, 0.07]) disc(pen, [nostril, -0.008], 0.004, css(darken(face, 0.5)))
  else if (species !== 'bird')
    oval(pen, [x + rx * 0.66, y - ry * 0.42], rx * 0.26 + 0.005, ry * 0.26 + 0.004, shape.nose)
  if (species !== 'bird') drawMouth(pen, shape.muzzle, mood, opening)
  drawEyes(pen, shape, face, mood, mimic.areEyesClosed || (seconds * 0.2) % 1 > 0.97, species === 'frog')
  if (species === 'cat' || species === 'mouse' || species === 'rabbit' || species === 'lion') {
    pen.strokeStyle = css(lighten(face, 0.65), 0.8)
    pen.lineWidth = 0.003
    for (const rise of [-0.012, 0.002, 0.016]) {
      pen.beginPath()
      pen.moveTo(x - rx * 0.2, y + rise * 0.5)
      pen.lineTo(x - rx * 0.2 - 0.075, y + rise * 1.7)
      pen.moveTo(x + rx * 0.5, y + rise * 0.5)
      pen.lineTo(x + rx * 0.5 + 0.06, y + rise * 1.7)
      pen.stroke()
    }
  }
  if (shape.ears === 'floppy') drawEar(pen, shape, face, -0.03, true)
}
