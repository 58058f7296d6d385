import { linear, type Pen } from '../pen/canvas.ts'
import { smoothStep } from '../pen/curve.ts'
import { FRAME } from '../world.ts'
import { font } from './fonts.ts'
import { layOut, type TextBlock } from './layout.ts'

const SIZES = [34, 31, 28, 25] as const
const LINES_MAX = 3
const WIDTH_MAX = 1000
const LINE_HEIGHT = 1.28
/** Baseline of the last line: inside the title-safe area (5 % of the height). */
const LAST_BASELINE = FRAME.height - 48
const FADE_SECONDS = 0.28
const WORD_RISE_SECONDS = 0.3
/** A slow reader's pace; a long caption appears faster so that it stands still for a while before the cut. */
const SECONDS_PER_WORD_MAX = 0.15
const SETTLED_SHARE = 0.45

export interface Caption {
  readonly block: TextBlock
  /** Frame y the words reach up to; nothing a viewer must see belongs below it. */
  readonly topY: number
  draw(pen: Pen, sinceStart: number, duration: number): void
}

/** @param text drawable, one line. Null when there is nothing to show. */
export function createCaption(pen: Pen, text: string): Caption | null {
  if (text === '') return null
  const block = layOut(pen, text, { cut: 'body', sizes: SIZES, widthMax: WIDTH_MAX, linesMax: LINES_MAX })
  const leading = block.sizePixels * LINE_HEIGHT
  const firstBaseline = LAST_BASELINE - (block.lines.length - 1) * leading
  const wordCount = block.lines.reduce((sum, line) => sum + line.words.length, 0)
  return {
    block,
    topY: firstBaseline - block.sizePixels,
    draw: (target, sinceStart, duration) => {
      const presence =
        smoothStep(0, FADE_SECONDS, sinceStart - 0.1) * smoothStep(0, FADE_SECONDS, duration - sinceStart + 0.04)
      if (presence <= 0) return
      const perWord = Math.min(SECONDS_PER_WORD_MAX, (duration * SETTLED_SHARE) / wordCount)
      target.save()
      const top = firstBaseline - 104
      target.fillStyle = linear(
        target,
        [0, top],
        [0, FRAME.height],
        [
          [0, 'rgba(7,6,14,0)'],
          [0.55, `rgba(7,6,14,${0.5 * presence})`],
          [1, `rgba(7,6,14,${0.78 * presence})`],
        ],
      )
      target.fillRect(0, top, FRAME.width, FRAME.height - top)
      target.font = font('body', block.sizePixels)
      target.fillStyle = '#fdf6e6'
      target.shadowColor = 'rgba(0,0,0,0.8)'
      target.shadowBlur = 6
      target.shadowOffsetY = 1.5
      let index = 0
      for (const [row, line] of block.lines.entries()) {
        const left = (FRAME.width - line.width) / 2
        for (const word of line.words) {
          const rise = smoothStep(0, WORD_RISE_SECONDS, sinceStart - 0.22 - index * perWord)
          index++
          if (rise <= 0) continue
          target.globalAlpha = presence * rise
          target.fillText(word.text, left + word.x, firstBaseline + row * leading + (1 - rise) * 8)
        }
      }
      target.restore()
    },
  }
}
