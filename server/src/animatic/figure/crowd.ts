import { blended, linear, type Pen, type Picture, picture } from '../pen/canvas.ts'
import { css, darken, mix } from '../pen/colour.ts'
import { randomFrom } from '../pen/random.ts'
import type { Palette } from '../light/palette.ts'
import { drawBody } from './body.ts'
import { type Crowd, crowdSheets } from './crowd.rules.ts'
import { skeletonOf } from './pose.rules.ts'
import { drawProp } from './props/draw-prop.ts'

const COUNT = 15
/** People in the row behind are this much smaller. */
const BEHIND = 0.93

/** A crowd behind the cast: two rows of people sunk into the air, drawn once. Feet stand on the picture's lower edge. */
export function crowdPicture(crowd: Crowd, seed: string, height: number, width: number, palette: Palette): Picture {
  const sheets = crowdSheets(crowd, seed, COUNT)
  const lot = randomFrom(`rows|${seed}`)
  const rows = [sheets.slice(0, 8), sheets.slice(8)]
  return picture(width, height * 1.3, (pen) => {
    for (const [row, people] of rows.entries()) {
      for (const [index, sheet] of people.entries()) {
        const share = (index + 0.5 + lot.between(-0.28, 0.28)) / people.length
        const unit = height * sheet.height * (row === 0 ? BEHIND : 1) * lot.between(0.95, 1.04)
        pen.save()
        pen.lineJoin = 'round'
        pen.lineCap = 'round'
        pen.translate(width * share, height * 1.27 - (row === 0 ? height * 0.045 : 0))
        pen.scale(unit * (share < 0.5 ? 1 : -1), unit)
        drawStranger(pen, sheet, crowd, lot.next())
        pen.restore()
      }
      veil(pen, palette, row === 0 ? 0.5 : 0.28, width, height * 1.3)
    }
  })
}

function drawStranger(pen: Pen, sheet: ReturnType<typeof crowdSheets>[number], crowd: Crowd, moment: number): void {
  const isArmed = crowd === 'soldiers'
  const bones = skeletonOf('stand', moment * 9, sheet.phase, isArmed ? 'one hand' : 'nothing')
  const attitude = {
    expression: 'neutral',
    areEyesClosed: false,
    isSpeaking: false,
    isFromBehind: false,
    wind: 0,
    embracedBy: null,
  } as const
  drawBody(pen, sheet, bones, attitude, 1, ([x, y]) => {
    if (!isArmed) return
    pen.save()
    pen.translate(x, y)
    pen.scale(0.48, 0.48)
    drawProp(pen, 'spear')
    pen.restore()
  })
}

/** Everybody becomes part of the air: nobody in a crowd outshines the cast. */
function veil(pen: Pen, palette: Palette, share: number, width: number, height: number): void {
  const air = mix(palette.haze, palette.shadow, 0.6)
  blended(pen, 'source-atop', () => {
    pen.fillStyle = linear(
      pen,
      [0, 0],
      [0, height],
      [
        [0, css(air, share)],
        [0.6, css(air, share + 0.1)],
        [1, css(darken(air, 0.4), Math.min(0.9, share + 0.3))],
      ],
    )
    pen.fillRect(0, 0, width, height)
  })
}
