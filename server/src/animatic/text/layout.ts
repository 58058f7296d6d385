import type { Pen } from '../pen/canvas.ts'
import { type FontCut, font } from './fonts.ts'

interface PlacedWord {
  readonly text: string
  /** From the line's left end. */
  readonly x: number
}
interface TextLine {
  readonly words: readonly PlacedWord[]
  readonly width: number
}
export interface TextBlock {
  readonly lines: readonly TextLine[]
  readonly sizePixels: number
}

/** Splits a word wider than the line, so that one endless word cannot leave the frame. */
function breakWord(pen: Pen, word: string, widthMax: number): readonly string[] {
  if (pen.measureText(word).width <= widthMax) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && pen.measureText(piece + letter).width > widthMax) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return piece === '' ? pieces : [...pieces, piece]
}

function wrap(pen: Pen, text: string, widthMax: number): readonly TextLine[] {
  const space = pen.measureText(' ').width
  const lines: { words: PlacedWord[]; width: number }[] = []
  for (const word of text.split(' ').flatMap((one) => breakWord(pen, one, widthMax))) {
    const width = pen.measureText(word).width
    const line = lines.at(-1)
    if (!line || line.width + space + width > widthMax) lines.push({ words: [{ text: word, x: 0 }], width })
    else {
      line.words.push({ text: word, x: line.width + space })
      line.width += space + width
    }
  }
  return lines
}

/** Lines of about equal length read better than a full one and a widow. */
function balance(pen: Pen, text: string, widthMax: number): readonly TextLine[] {
  const greedy = wrap(pen, text, widthMax)
  const total = greedy.reduce((sum, line) => sum + line.width, 0)
  const narrow = wrap(pen, text, Math.min(widthMax, (total / greedy.length) * 1.12 + 20))
  return narrow.length === greedy.length ? narrow : greedy
}

/**
 * Sets text in the largest size that fits; in the smallest, what does not fit is cut with an ellipsis (the whole text is
 * in the captions file).
 */
export function layOut(
  pen: Pen,
  text: string,
  options: { cut: FontCut; sizes: readonly [number, ...number[]]; widthMax: number; linesMax: number },
): TextBlock {
  let block: TextBlock = { lines: [], sizePixels: options.sizes[0] }
  for (const sizePixels of options.sizes) {
    pen.font = font(options.cut, sizePixels)
    block = { lines: text === '' ? [] : balance(pen, text, options.widthMax), sizePixels }
    if (block.lines.length <= options.linesMax) return block
  }
  const lines = block.lines.slice(0, options.linesMax)
  const last = lines.at(-1)
  const end = last?.words.at(-1)
  if (!last || !end) return block
  const shortened = { words: [...last.words.slice(0, -1), { text: `${end.text}…`, x: end.x }], width: last.width }
  return { lines: [...lines.slice(0, -1), shortened], sizePixels: block.sizePixels }
}
