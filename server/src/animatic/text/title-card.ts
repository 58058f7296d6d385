import type { Pen } from '../pen/canvas.ts'
import { smoothStep } from '../pen/curve.ts'
import { FRAME } from '../world.ts'
import { drawableText } from './drawable-text.ts'
import { font } from './fonts.ts'
import { layOut, type TextBlock } from './layout.ts'
import { shapeText } from './shape-text.ts'

const TITLE_LENGTH_MAX = 120
const TITLE_SECONDS = 3.2
const CREDIT_LENGTH_MAX = 60
const CREDIT_SECONDS = 2.2
const CREAM = '#fff3d8'

function drawCentred(pen: Pen, block: TextBlock, firstBaseline: number, leading: number): void {
  for (const [row, line] of block.lines.entries()) {
    const left = (FRAME.width - line.width) / 2
    for (const word of line.words) pen.fillText(word.text, left + word.x, firstBaseline + row * leading)
  }
}

export interface Lettering {
  /** False when the fonts lack some of its letters. */
  readonly isWhole: boolean
  /** @param seconds from the segment's start for a title, to its end for a credit. */
  draw(pen: Pen, seconds: number): void
}

/** The scene's name over its first seconds; null draws nothing. */
export function createTitleCard(pen: Pen, title: string | null): Lettering {
  const { text, isWhole } = drawableText(shapeText(title ?? '', TITLE_LENGTH_MAX))
  if (text === '') return { isWhole, draw: () => undefined }
  const block = layOut(pen, text, { cut: 'body', sizes: [66, 56, 46, 38], widthMax: 940, linesMax: 2 })
  const leading = block.sizePixels * 1.12
  const draw = (target: Pen, seconds: number) => {
    const presence = smoothStep(0.25, 1, seconds) * smoothStep(TITLE_SECONDS, TITLE_SECONDS - 0.7, seconds)
    if (presence <= 0) return
    target.save()
    target.globalAlpha = presence
    target.fillStyle = CREAM
    target.shadowColor = 'rgba(0,0,0,0.75)'
    target.shadowBlur = 22
    target.font = font('body', block.sizePixels)
    const first = 172 + (1 - presence) * 8
    drawCentred(target, block, first, leading)
    const rule = 90 + 80 * presence
    target.shadowBlur = 4
    target.fillRect((FRAME.width - rule) / 2, first + (block.lines.length - 1) * leading + 30, rule, 1.5)
    target.restore()
  }
  return { isWhole, draw }
}

/** The writer's name in the last seconds, top right, away from captions and faces; null draws nothing. */
export function createCredit(pen: Pen, credit: string | null): Lettering {
  const { text, isWhole } = drawableText(shapeText(credit ?? '', CREDIT_LENGTH_MAX))
  if (text === '') return { isWhole, draw: () => undefined }
  const name = `written by ${text}`
  pen.font = font('italic', 27)
  const width = pen.measureText(name).width
  const draw = (target: Pen, secondsLeft: number) => {
    const presence = smoothStep(CREDIT_SECONDS, CREDIT_SECONDS - 0.6, secondsLeft) * smoothStep(0, 0.35, secondsLeft)
    if (presence <= 0) return
    target.save()
    target.globalAlpha = presence
    target.font = font('italic', 27)
    target.fillStyle = CREAM
    target.shadowColor = 'rgba(0,0,0,0.85)'
    target.shadowBlur = 10
    target.fillText(name, FRAME.width - 64 - width, 76)
    target.restore()
  }
  return { isWhole, draw }
}
