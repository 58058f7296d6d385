import { css } from '../pen/colour.ts'
import type { Colour } from '../pen/colour.ts'
import type { Pen } from '../pen/canvas.ts'
import { smoothStep } from '../pen/curve.ts'
import type { TimedUtterance } from '../timeline.rules.ts'
import { FRAME } from '../world.ts'
import { type Drawable, drawableText } from './drawable-text.ts'
import { FaceFinder } from './fonts/face-finder.ts'
import { setText, type TextBlock } from './layout/set-text.ts'
import { centred, flush, heightOf, type PaintedText, paintText } from './paint-text.ts'
import { CREAM, scrimBelow } from './scrim.ts'
import { readingWeight } from './utterances.rules.ts'

const SIZES = [34, 31, 28] as const
const LINES_MAX = 3
const WIDTH_MAX = 1000
const SPEECH_WIDTH_MAX = 780
const NAME_SIZE = 25
const NAME_LEADING = 34
/** Baseline of the last line: its descenders stay inside the title-safe area (5 % of the height). */
const LAST_BASELINE = FRAME.height - 52
const SIDE_MARGIN = 112
/** The bar beside speech, in the figure's colour. */
const BAR = { width: 4, gap: 24 } as const
const FADE_SECONDS = 0.28
const WORD_RISE_SECONDS = 0.3
/** A slow reader's pace; a long caption appears faster so that it stands still for a while before the cut. */
const SECONDS_PER_UNIT_MAX = 0.15
const SETTLED_SHARE = 0.45
const INK = { colour: CREAM, shadow: 'rgba(0,0,0,0.8)', shadowBlur: 6 } as const

/** Who speaks, as the picture shows them. */
export interface SpeakerLook {
  /** Share of the frame's width the figure stands at; null when it is not in the picture. */
  readonly x: number | null
  readonly colour: Colour
}

export interface Caption {
  /** Characters no font has. */
  readonly missing: readonly string[]
  /** Frame y the words reach up to; nothing a viewer must see belongs below it. */
  readonly topY: number
  draw(pen: Pen, sinceStart: number, duration: number): void
}

/** What is on screen at a time. */
interface Page {
  readonly start: number
  readonly end: number
  readonly topY: number
  readonly unitCount: number
  readonly painted: readonly PaintedText[]
  readonly bar: { readonly x: number; readonly y: number; readonly height: number; readonly colour: string } | null
}

/** Cuts a block that has too many lines into pages of about as many lines each. */
function pagesOf(block: TextBlock): readonly TextBlock[] {
  const count = Math.max(1, Math.ceil(block.lines.length / LINES_MAX))
  const perPage = Math.ceil(block.lines.length / count)
  return Array.from({ length: count }, (_, page) => {
    const lines = block.lines.slice(page * perPage, (page + 1) * perPage)
    const first = Math.min(...lines.flatMap(({ pieces }) => pieces.map(({ unit }) => unit)))
    const renumbered = lines.map((line) => ({
      ...line,
      pieces: line.pieces.map((piece) => ({ ...piece, unit: piece.unit - first })),
    }))
    return { ...block, lines: renumbered }
  }).filter(({ lines }) => lines.length > 0)
}

const unitsIn = (block: TextBlock) =>
  1 + Math.max(-1, ...block.lines.flatMap(({ pieces }) => pieces.map(({ unit }) => unit)))

const lettersIn = (block: TextBlock) =>
  readingWeight(block.lines.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join(' '))

type PageBody = Omit<Page, 'start' | 'end'>

function narrationPage(block: TextBlock, language: string): PageBody {
  const firstBaseline = LAST_BASELINE - heightOf(block) + block.leading
  const place = { lefts: centred(block.lines, FRAME.width / 2), firstBaseline }
  return {
    topY: firstBaseline - block.sizePixels,
    unitCount: unitsIn(block),
    painted: [paintText(block, place, INK, language)],
    bar: null,
  }
}

/** Speech stands on its speaker's side, the name over it and a bar in the figure's colour before both. */
function speechPage(block: TextBlock, name: TextBlock, look: SpeakerLook, language: string): PageBody {
  const width = Math.max(...[...block.lines, ...name.lines].map((line) => line.width))
  const side = look.x === null ? 'middle' : look.x < 0.45 ? 'left' : look.x > 0.55 ? 'right' : 'middle'
  const left = {
    left: SIDE_MARGIN,
    right: FRAME.width - SIDE_MARGIN - width,
    middle: (FRAME.width - width) / 2,
  }[side]
  const firstBaseline = LAST_BASELINE - heightOf(block) + block.leading
  const nameBaseline = firstBaseline - Math.max(NAME_LEADING, block.leading * 0.92)
  const topY = nameBaseline - NAME_SIZE
  // A name in another script than the words keeps to the side the words begin on.
  const named = { ...name, isRightToLeft: block.isRightToLeft }
  return {
    topY,
    unitCount: unitsIn(block),
    painted: [
      paintText(named, { lefts: flush(named, left, width), firstBaseline: nameBaseline }, INK, language),
      paintText(block, { lefts: flush(block, left, width), firstBaseline }, INK, language),
    ],
    bar: {
      x: block.isRightToLeft ? left + width + BAR.gap : left - BAR.gap - BAR.width,
      y: topY + 4,
      height: LAST_BASELINE + 8 - topY,
      colour: css(look.colour),
    },
  }
}

function drawPage(pen: Pen, page: Page, sinceStart: number, presence: number): void {
  const seconds = page.end - page.start
  const perUnit = Math.min(SECONDS_PER_UNIT_MAX, (seconds * SETTLED_SHARE) / page.unitCount)
  const since = sinceStart - page.start
  const arrived = (unit: number) => smoothStep(0, WORD_RISE_SECONDS, since - 0.22 - unit * perUnit)
  pen.globalAlpha = presence
  if (page.bar) {
    pen.fillStyle = page.bar.colour
    pen.fillRect(page.bar.x, page.bar.y, BAR.width, page.bar.height)
  }
  const [first, ...rest] = page.painted
  // The name stands there before its words come.
  first?.draw(pen, rest.length > 0 ? () => 1 : arrived)
  for (const painted of rest) painted.draw(pen, arrived)
}

/**
 * A shot's words at the foot of the frame: narration in the middle, speech beside its speaker, one after another, on as many
 * pages as they need. Null when there is nothing to show.
 */
export function createCaption(
  pen: Pen,
  utterances: readonly TimedUtterance[],
  language: string,
  lookOf: (entityId: string) => SpeakerLook,
): Caption | null {
  const missing: string[] = []
  const drawable = (text: string, isItalic = false): Drawable => {
    const found = drawableText(text, new FaceFinder(text, language, isItalic))
    missing.push(...found.missing)
    return found
  }
  const pages = utterances.flatMap(({ text, speaker, start, end }): readonly Page[] => {
    const words = drawable(text)
    const name = speaker ? drawable(speaker.name, true) : null
    if (words.text === '') return []
    const common = { language, sizes: SIZES, linesMax: LINES_MAX }
    const block = setText(pen, words, { ...common, widthMax: speaker ? SPEECH_WIDTH_MAX : WIDTH_MAX })
    const nameOptions = { language, sizes: [NAME_SIZE], widthMax: SPEECH_WIDTH_MAX, linesMax: 1, isCut: true } as const
    const label = name && name.text !== '' ? setText(pen, name, nameOptions) : null
    const blocks = pagesOf(block)
    const total = blocks.reduce((sum, one) => sum + lettersIn(one), 0)
    let read = 0
    return blocks.map((one) => {
      const from = start + (read / total) * (end - start)
      read += lettersIn(one)
      const body =
        speaker && label ? speechPage(one, label, lookOf(speaker.entityId), language) : narrationPage(one, language)
      return { ...body, start: from, end: start + (read / total) * (end - start) }
    })
  })
  if (pages.length === 0) return missing.length > 0 ? { missing, topY: FRAME.height, draw: () => undefined } : null
  const topY = Math.min(...pages.map((page) => page.topY))
  const scrim = scrimBelow(topY)
  const presenceOf = (since: number, seconds: number) =>
    smoothStep(0, FADE_SECONDS, since - 0.1) * smoothStep(0, FADE_SECONDS, seconds - since + 0.04)
  return {
    missing,
    topY,
    draw: (target, sinceStart, duration) => {
      const presence = presenceOf(sinceStart, duration)
      const page = pages.find(({ end }) => sinceStart < end) ?? pages.at(-1)
      if (presence <= 0 || !page) return
      target.save()
      scrim(target, presence)
      drawPage(target, page, sinceStart, presenceOf(sinceStart - page.start, page.end - page.start))
      target.restore()
    },
  }
}
