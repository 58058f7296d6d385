import type { Pen } from '../../pen/canvas.ts'
import type { Cluster, Drawable } from '../drawable-text.ts'
import { cssFont } from '../fonts/face-finder.ts'
import { FACES, type FaceName } from '../fonts/faces.ts'
import { balance, type Measured } from './balance.rules.ts'
import { resolveDirection, visualOrder } from './bidi.rules.ts'
import { type LineUnit, lineUnits } from './line-units.rules.ts'

/** Letters drawn in one go: one typeface, one direction. */
interface Piece {
  readonly text: string
  readonly font: string
  readonly isRightToLeft: boolean
  /** From the line's left end. */
  readonly x: number
  readonly width: number
  /** Which unit of the whole block it belongs to, in reading order. */
  readonly unit: number
}
export interface TextLine {
  readonly pieces: readonly Piece[]
  readonly width: number
  /** How much of the width at the left and right is punctuation that hangs in the margin. */
  readonly hang: { readonly left: number; readonly right: number }
}
export interface TextBlock {
  readonly lines: readonly TextLine[]
  readonly sizePixels: number
  /** Pixels from baseline to baseline. */
  readonly leading: number
  readonly isRightToLeft: boolean
}

export interface SetOptions {
  readonly language: string
  readonly sizes: readonly [number, ...number[]]
  readonly widthMax: number
  readonly linesMax: number
  /** Cuts what does not fit even in the smallest size; otherwise there are more lines than `linesMax`. */
  readonly isCut?: boolean
}

type Draft = Omit<Piece, 'x'> & { readonly level: number; readonly isGap: boolean }

const HANGING = /[\p{Pi}\p{Pf}"'.,،。、，．…‐-]/u
/** Full-width marks fill half of their square. */
const HALF_EMPTY = /[。、，．「」『』（）《》【】]/u
const SENTENCE_END = /[.!?…؟。！？।։][\p{Pe}\p{Pf}"']*$/u
const CLAUSE_END = /[,;:،؛、，；：—՝][\p{Pe}\p{Pf}"']*$/u
/** Scripts in which a space parts clauses, not words. */
const PARTED_BY_SPACES = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]$/u
const LEANING = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}'’]{1,3}$/u

/** Sets one text at one size; measuring is Skia's, which shapes with HarfBuzz. */
class Setter {
  readonly #pen: Pen
  readonly #text: string
  readonly #sizePixels: number
  readonly #clusters: readonly Cluster[]
  readonly #levels: Uint8Array

  constructor(pen: Pen, { text, clusters }: Drawable, levels: Uint8Array, sizePixels: number) {
    this.#pen = pen
    this.#text = text
    this.#clusters = clusters
    this.#levels = levels
    this.#sizePixels = sizePixels
  }

  #measure(text: string, font: string): number {
    this.#pen.font = font
    return this.#pen.measureText(text).width
  }

  /** The parts of a unit in reading order: a new one begins where typeface or direction change. */
  drafts({ start, end }: LineUnit, unit: number): readonly Draft[] {
    const runs: { text: string; face: FaceName; families: Set<string>; level: number }[] = []
    for (const { text, at, choice } of this.#clusters) {
      if (at < start || at >= end) continue
      const level = this.#levels[at] ?? 0
      const run = runs.at(-1)
      if (run && run.face === choice.face && run.level === level) {
        run.text += text
        for (const family of choice.families) run.families.add(family)
      } else runs.push({ text, face: choice.face, families: new Set(choice.families), level })
    }
    return runs.map(({ text, face, families, level }) => {
      const font = cssFont({ face, families: [...families] }, this.#sizePixels)
      return {
        text,
        font,
        isRightToLeft: level % 2 === 1,
        level,
        width: this.#measure(text, font),
        unit,
        isGap: text === ' ',
      }
    })
  }

  widthOf(unit: LineUnit): number {
    return this.drafts(unit, 0).reduce((sum, { width }) => sum + width, 0)
  }

  /** Splits a unit wider than the line, so that one endless word cannot leave the frame. */
  fitted(unit: LineUnit, widthMax: number): readonly LineUnit[] {
    if (this.widthOf(unit) <= widthMax) return [unit]
    const pieces: LineUnit[] = []
    let start = unit.start
    for (const { at, text } of this.#clusters) {
      if (at <= start || at >= unit.end) continue
      if (this.widthOf({ start, end: at + text.length }) > widthMax) {
        pieces.push({ start, end: at })
        start = at
      }
    }
    return [...pieces, { start, end: unit.end }]
  }

  measured(units: readonly LineUnit[]): readonly Measured[] {
    return units.map((unit, index) => {
      const words = this.#text.slice(unit.start, unit.end)
      const spaceAfter = this.widthOf({ start: unit.end, end: units[index + 1]?.start ?? unit.end })
      const endsClause = CLAUSE_END.test(words) || (spaceAfter > 0 && PARTED_BY_SPACES.test(words))
      return {
        width: this.widthOf(unit),
        spaceAfter,
        ends: SENTENCE_END.test(words) ? 'sentence' : endsClause ? 'clause' : null,
        isLeaning: LEANING.test(words),
      }
    })
  }

  line(units: readonly LineUnit[], first: number): TextLine {
    const drafts = units.flatMap((unit, index) => [
      ...this.drafts(unit, first + index),
      ...this.drafts({ start: unit.end, end: units[index + 1]?.start ?? unit.end }, first + index),
    ])
    let x = 0
    const pieces: Piece[] = []
    const ordered = visualOrder(drafts)
    for (const { level: _, isGap, ...piece } of ordered) {
      if (!isGap) pieces.push({ ...piece, x })
      x += piece.width
    }
    return {
      pieces,
      width: x,
      hang: { left: this.#hang(pieces[0], 'left'), right: this.#hang(pieces.at(-1), 'right') },
    }
  }

  #hang(piece: Piece | undefined, side: 'left' | 'right'): number {
    if (!piece) return 0
    const letters = Array.from(piece.text)
    const letter = (side === 'left') === piece.isRightToLeft ? letters.at(-1) : letters[0]
    if (letter === undefined || letters.length < 2 || !(HANGING.test(letter) || HALF_EMPTY.test(letter))) return 0
    return this.#measure(letter, piece.font) * (HALF_EMPTY.test(letter) ? 0.5 : 1)
  }
}

/** Everything at one size. */
function setAt(pen: Pen, drawable: Drawable, sizePixels: number, { language, widthMax }: SetOptions) {
  const { text, clusters } = drawable
  const { isRightToLeft, levels } = resolveDirection(text, language)
  const setter = new Setter(pen, drawable, levels, sizePixels)
  const units = lineUnits(text, language).flatMap((unit) => setter.fitted(unit, widthMax))
  const ends = balance(setter.measured(units), widthMax)
  const leading = sizePixels * Math.max(1, ...clusters.map(({ choice }) => FACES[choice.face].leading))
  const block = (): TextBlock => ({
    lines: ends.map((end, row) => setter.line(units.slice(ends[row - 1] ?? 0, end), ends[row - 1] ?? 0)),
    sizePixels,
    leading,
    isRightToLeft,
  })
  return { units, ends, block }
}

/**
 * Sets text in the largest size that fits its lines. What does not fit in the smallest takes more lines than `linesMax`, or is
 * cut with an ellipsis where the options say so.
 */
export function setText(pen: Pen, drawable: Drawable, options: SetOptions): TextBlock {
  pen.lang = options.language
  pen.textAlign = 'left'
  pen.textBaseline = 'alphabetic'
  const smallest = options.sizes.at(-1) ?? options.sizes[0]
  for (const sizePixels of options.sizes) {
    const set = setAt(pen, drawable, sizePixels, options)
    const isLast = sizePixels === smallest && !options.isCut
    if (set.ends.length <= options.linesMax || isLast) return set.block()
  }
  const { units } = setAt(pen, drawable, smallest, options)
  for (let count = units.length - 1; count > 0; count--) {
    const shortened = drawable.cut(units[count - 1]?.end ?? 0)
    const set = setAt(pen, shortened, smallest, options)
    if (set.ends.length <= options.linesMax) return set.block()
  }
  return { lines: [], sizePixels: smallest, leading: smallest, isRightToLeft: false }
}
