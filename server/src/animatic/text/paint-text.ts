import { picture, type Pen, type Picture } from '../pen/canvas.ts'
import type { TextBlock, TextLine } from './layout/set-text.ts'

/** Where a block stands in the frame. */
export interface Place {
  /** Left end of each line. */
  readonly lefts: readonly number[]
  readonly firstBaseline: number
}
interface Ink {
  readonly colour: string
  readonly shadow: string
  readonly shadowBlur: number
}

const SHADOW_OFFSET_Y = 1.5

/** Lines with their middles on `x`; punctuation at a line's ends hangs, as the eye does not count it. */
export const centred = (lines: readonly TextLine[], x: number): readonly number[] =>
  lines.map(({ width, hang }) => x - hang.left - (width - hang.left - hang.right) / 2)

/** Lines flush with the side their reading begins on; an opening quotation mark hangs outside. */
export const flush = (block: TextBlock, left: number, width: number): readonly number[] =>
  block.lines.map((line) => (block.isRightToLeft ? left + width - line.width + line.hang.right : left - line.hang.left))

/** Pixels from the top line's cap height to below the last descender. */
export const heightOf = ({ lines, leading }: TextBlock): number => lines.length * leading

function write(pen: Pen, block: TextBlock, { lefts, firstBaseline }: Place, ink: Ink, language: string): void {
  pen.lang = language
  pen.textAlign = 'left'
  pen.fillStyle = ink.colour
  pen.shadowColor = ink.shadow
  pen.shadowBlur = ink.shadowBlur
  pen.shadowOffsetY = SHADOW_OFFSET_Y
  for (const [row, { pieces }] of block.lines.entries()) {
    for (const piece of pieces) {
      pen.font = piece.font
      pen.direction = piece.isRightToLeft ? 'rtl' : 'ltr'
      pen.fillText(piece.text, (lefts[row] ?? 0) + piece.x, firstBaseline + row * block.leading)
    }
  }
}

/** A block of text, shaped and painted once; its words can come one after another. */
export interface PaintedText {
  /** @param arrived 0 to 1 for each unit in reading order; one not there yet stands a little before and below its place. */
  draw(pen: Pen, arrived: (unit: number) => number): void
}

const MARGIN = 14
const RISE = 8
/** The side reading comes from: words of right-to-left scripts enter from the right. */
const SLIDE = 9

/** @param language BCP 47, for letters that languages draw differently. */
export function paintText(block: TextBlock, place: Place, ink: Ink, language: string): PaintedText {
  const left = Math.floor(Math.min(...place.lefts)) - MARGIN
  const right = Math.ceil(Math.max(...block.lines.map(({ width }, row) => (place.lefts[row] ?? 0) + width))) + MARGIN
  const top = Math.floor(place.firstBaseline - block.leading) - MARGIN
  const height = Math.ceil(heightOf(block) + block.leading * 0.6) + 2 * MARGIN
  let sheet: Picture | null = null
  const paint = () =>
    picture(right - left, height, (pen) => {
      pen.translate(-left, -top)
      write(pen, block, place, ink, language)
    })
  const enter = block.isRightToLeft ? SLIDE : -SLIDE
  return {
    draw: (pen, arrived) => {
      sheet ??= paint()
      const pieces = block.lines.flatMap((line, row) => line.pieces.map((piece) => ({ ...piece, row })))
      if (pieces.every(({ unit }) => arrived(unit) >= 1)) {
        pen.drawImage(sheet, left, top)
        return
      }
      const alpha = pen.globalAlpha
      for (const { unit, row, x, width } of pieces) {
        const share = arrived(unit)
        if (share <= 0) continue
        const from = (place.lefts[row] ?? 0) + x - 2
        const above = place.firstBaseline + (row - 0.78) * block.leading
        const [sourceX, sourceY] = [Math.floor(from - left), Math.floor(above - top)]
        const [wide, high] = [Math.ceil(width + 4), Math.ceil(block.leading)]
        pen.globalAlpha = alpha * share
        pen.drawImage(
          sheet,
          sourceX,
          sourceY,
          wide,
          high,
          left + sourceX + (1 - share) * enter,
          top + sourceY + (1 - share) * RISE,
          wide,
          high,
        )
      }
      pen.globalAlpha = alpha
    },
  }
}
