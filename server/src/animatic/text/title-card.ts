import type { Pen } from '../pen/canvas.ts'
import { smoothStep } from '../pen/curve.ts'
import { FRAME } from '../world.ts'
import { drawableText } from './drawable-text.ts'
import { FaceFinder } from './fonts/face-finder.ts'
import { type SetOptions, setText } from './layout/set-text.ts'
import { centred, heightOf, paintText } from './paint-text.ts'
import { CREAM, scrimAbove } from './scrim.ts'
import { shapeText } from './shape-text.ts'

const TITLE_LENGTH_MAX = 120
const TITLE_SECONDS = 3.2
const TITLE_BASELINE = 172
const CREDIT_LENGTH_MAX = 60
const CREDIT_SECONDS = 2.2
const CREDIT_BASELINE = 76
const SIDE_MARGIN = 64

export interface Lettering {
  /** Characters no font has. */
  readonly missing: readonly string[]
  /** @param seconds from the segment's start for a title, to its end for a credit. */
  draw(pen: Pen, seconds: number): void
}

function set(pen: Pen, text: string, options: SetOptions, isItalic = false) {
  const drawable = drawableText(text, new FaceFinder(text, options.language, isItalic))
  return { missing: drawable.missing, block: drawable.text === '' ? null : setText(pen, drawable, options) }
}

/** The scene's name over its first seconds; null draws nothing. */
export function createTitleCard(pen: Pen, title: string | null, language: string): Lettering {
  const { missing, block } = set(pen, shapeText(title ?? '', TITLE_LENGTH_MAX), {
    language,
    sizes: [66, 56, 46, 40],
    widthMax: 940,
    linesMax: 2,
    isCut: true,
  })
  if (!block) return { missing, draw: () => undefined }
  const tight = { ...block, leading: block.leading * 0.9 }
  const lastBaseline = TITLE_BASELINE + heightOf(tight) - tight.leading
  const scrim = scrimAbove(lastBaseline + 24)
  const painted = paintText(
    tight,
    { lefts: centred(tight.lines, FRAME.width / 2), firstBaseline: TITLE_BASELINE },
    { colour: CREAM, shadow: 'rgba(0,0,0,0.75)', shadowBlur: 16 },
    language,
  )
  const draw = (target: Pen, seconds: number) => {
    const presence = smoothStep(0.25, 1, seconds) * smoothStep(TITLE_SECONDS, TITLE_SECONDS - 0.7, seconds)
    if (presence <= 0) return
    target.save()
    scrim(target, presence)
    target.globalAlpha = presence
    target.translate(0, (1 - presence) * 8)
    painted.draw(target, () => 1)
    const rule = 90 + 80 * presence
    target.fillStyle = CREAM
    target.fillRect((FRAME.width - rule) / 2, lastBaseline + tight.leading * 0.42, rule, 1.5)
    target.restore()
  }
  return { missing, draw }
}

/** The writer's name in the last seconds, top right, away from captions and faces; null draws nothing. */
export function createCredit(pen: Pen, credit: string | null, language: string): Lettering {
  const name = shapeText(credit ?? '', CREDIT_LENGTH_MAX)
  if (name === '') return { missing: [], draw: () => undefined }
  const options = {
    language,
    sizes: [27, 23],
    widthMax: FRAME.width - 2 * SIDE_MARGIN,
    linesMax: 1,
    isCut: true,
  } as const
  const { missing, block } = set(pen, `written by ${name}`, options, true)
  const [line] = block?.lines ?? []
  if (!block || !line) return { missing, draw: () => undefined }
  const left = FRAME.width - SIDE_MARGIN - line.width
  const painted = paintText(
    block,
    { lefts: [left], firstBaseline: CREDIT_BASELINE },
    { colour: CREAM, shadow: 'rgba(0,0,0,0.85)', shadowBlur: 10 },
    language,
  )
  const scrim = scrimAbove(CREDIT_BASELINE + 12)
  const draw = (target: Pen, secondsLeft: number) => {
    const presence = smoothStep(CREDIT_SECONDS, CREDIT_SECONDS - 0.6, secondsLeft) * smoothStep(0, 0.35, secondsLeft)
    if (presence <= 0) return
    target.save()
    scrim(target, presence)
    target.globalAlpha = presence
    painted.draw(target, () => 1)
    target.restore()
  }
  return { missing, draw }
}
