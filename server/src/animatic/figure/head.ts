import { box, disc, oval, type Pen } from '../pen/canvas.ts'
import { css, darken, lighten, mix } from '../pen/colour.ts'
import { drawAnimalHead } from './animal-head.ts'
import { drawBeard, drawFace, drawGlasses, drawMoustache, type Mimic } from './face.ts'
import { drawBackOfHead, drawHairInFront } from './hair.ts'
import { drawHeadwear } from './headwear.ts'
import { isAnimal } from './look.rules.ts'
import type { CharacterSheet } from './sheet.rules.ts'

function skull(pen: Pen): void {
  pen.beginPath()
  pen.moveTo(-0.082, -0.012)
  pen.bezierCurveTo(-0.086, -0.078, -0.045, -0.106, 0.002, -0.106)
  pen.bezierCurveTo(0.054, -0.106, 0.086, -0.07, 0.085, -0.02)
  pen.bezierCurveTo(0.085, 0.014, 0.085, 0.036, 0.077, 0.058)
  pen.bezierCurveTo(0.066, 0.088, 0.048, 0.103, 0.027, 0.103)
  pen.bezierCurveTo(-0.008, 0.103, -0.048, 0.084, -0.066, 0.048)
  pen.bezierCurveTo(-0.076, 0.03, -0.081, 0.01, -0.082, -0.012)
  pen.closePath()
}

function drawEar(pen: Pen, sheet: CharacterSheet): void {
  oval(pen, [-0.043, 0.018], 0.017, 0.0235, css(darken(sheet.skin, 0.05)), 0.12)
  oval(pen, [-0.042, 0.019], 0.009, 0.014, css(mix(sheet.skin, [170, 70, 60], 0.3)), 0.12)
}

/** Half heights of lit eyes. */
const ROBOT_EYES: Partial<Record<Mimic['expression'], number>> = {
  angry: 0.009,
  determined: 0.011,
  thoughtful: 0.011,
  afraid: 0.021,
  surprised: 0.021,
}

function drawRobotHead(pen: Pen, sheet: CharacterSheet, mimic: Mimic, seconds: number): void {
  const metal = sheet.skin
  box(pen, -0.012, -0.19, 0.012, 0.09, css(darken(metal, 0.4)))
  disc(pen, [-0.006, -0.19], 0.019, css(sheet.accent))
  box(pen, -0.094, -0.112, 0.184, 0.208, css(metal), 0.05)
  box(pen, -0.03, -0.06, 0.118, 0.092, css(darken(metal, 0.72)), 0.03)
  disc(pen, [-0.07, 0], 0.022, css(darken(metal, 0.25)))
  const { expression } = mimic
  const isShut = mimic.areEyesClosed || (seconds * 0.2 + sheet.phase) % 1 > 0.97
  const light = css(lighten(mix(sheet.accent, [150, 230, 255], 0.55), 0.3))
  for (const x of [0.006, 0.056]) {
    if (isShut || expression === 'happy') {
      pen.strokeStyle = light
      pen.lineWidth = 0.009
      pen.beginPath()
      if (isShut) pen.arc(x, -0.022, 0.014, 0.2, Math.PI - 0.2)
      else pen.arc(x, -0.008, 0.015, Math.PI + 0.2, -0.2)
      pen.stroke()
    } else {
      const height = ROBOT_EYES[expression] ?? 0.016
      const slant = expression === 'angry' ? 0.4 : expression === 'sad' ? -0.4 : 0
      oval(pen, [x, -0.014], 0.0135, height, light, x > 0.03 ? -slant : slant)
    }
  }
  pen.strokeStyle = css(darken(metal, 0.55))
  pen.lineWidth = 0.008
  const bend = expression === 'happy' ? 0.014 : expression === 'sad' || expression === 'angry' ? -0.012 : 0
  pen.beginPath()
  pen.moveTo(-0.004, 0.064)
  pen.quadraticCurveTo(0.03, 0.064 + bend * 1.6, 0.064, 0.064)
  pen.stroke()
}

/** The head about its own middle, looking right. */
export function drawHead(pen: Pen, sheet: CharacterSheet, mimic: Mimic, isFromBehind: boolean, seconds: number): void {
  const { look } = sheet
  if (isAnimal(look.kind)) {
    drawAnimalHead(pen, look.kind, sheet.skin, mimic, seconds + sheet.phase * 7)
    if (look.hasGlasses) drawGlasses(pen)
    drawHeadwear(pen, sheet)
    return
  }
  if (look.kind === 'robot') {
    drawRobotHead(pen, sheet, mimic, seconds)
    drawHeadwear(pen, sheet)
    return
  }
  skull(pen)
  pen.fillStyle = css(sheet.skin)
  pen.fill()
  if (isFromBehind) {
    drawBackOfHead(pen, sheet)
    drawHeadwear(pen, sheet)
    return
  }
  // The side of the head that turns away is a little darker.
  pen.save()
  pen.clip()
  oval(pen, [-0.09, 0.05], 0.06, 0.14, css(darken(sheet.skin, 0.22), 0.35), -0.2)
  pen.restore()
  if (look.facialHair === 'beard') drawBeard(pen, sheet)
  drawFace(pen, sheet, mimic, seconds)
  if (look.facialHair === 'moustache') drawMoustache(pen, sheet)
  if (look.hairStyle === 'short' || look.hairStyle === 'tousled') drawEar(pen, sheet)
  drawHairInFront(pen, sheet)
  if (look.hairStyle === 'bald' || look.hairStyle === 'bun' || look.hairStyle === 'ponytail') drawEar(pen, sheet)
  if (look.hasGlasses) drawGlasses(pen)
  drawHeadwear(pen, sheet)
}
