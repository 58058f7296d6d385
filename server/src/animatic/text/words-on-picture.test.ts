import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { DECLARATION } from '../example/declaration.ts'
import type { Pen } from '../pen/canvas.ts'
import { FRAME } from '../world.ts'
import { createCaption, type SpeakerLook } from './caption.ts'
import { createCredit, createTitleCard } from './title-card.ts'

const SECONDS = 8
const LAST_BASELINE = FRAME.height - 52

function onPicture(colour: string, draw: (pen: Pen) => void): Uint8ClampedArray {
  const pen = createCanvas(FRAME.width, FRAME.height).getContext('2d', { willReadFrequently: true })
  pen.fillStyle = colour
  pen.fillRect(0, 0, FRAME.width, FRAME.height)
  draw(pen)
  return pen.getImageData(0, 0, FRAME.width, FRAME.height).data
}

const channel = (value: number) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
/** WCAG 2.2 relative luminance. */
function luminance(data: Uint8ClampedArray, x: number, y: number): number {
  const at = (y * FRAME.width + x) * 4
  return 0.2126 * channel(data[at] ?? 0) + 0.7152 * channel(data[at + 1] ?? 0) + 0.0722 * channel(data[at + 2] ?? 0)
}

/** The brightest pixel of each column between two rows. */
function brightest(data: Uint8ClampedArray, top: number, bottom: number): readonly number[] {
  const columns = Array.from({ length: FRAME.width }, () => 0)
  for (let y = top; y <= bottom; y++)
    for (const [x, before] of columns.entries()) columns[x] = Math.max(before, luminance(data, x, y))
  return columns
}

/** Columns in which words stand between two rows: much lighter than the frame's edge beside them. */
function inkColumns(data: Uint8ClampedArray, top: number, bottom: number): readonly number[] {
  return brightest(data, top, bottom).flatMap((light, x) => (light > 0.6 ? [x] : []))
}

/** The contrast of lettering with the lightest ground beside it, at the frame's edge. */
function contrast(data: Uint8ClampedArray, top: number, bottom: number): number {
  const columns = brightest(data, top, bottom)
  return (Math.max(...columns) + 0.05) / ((columns[4] ?? 1) + 0.05)
}

const pen = createCanvas(1, 1).getContext('2d')
const nobody: SpeakerLook = { x: null, colour: [90, 160, 90] }
const MARA = { entityId: 'char_mara', name: 'Mara Holt' }

function captionOf(text: string, language: string, look: SpeakerLook | null = null) {
  const utterance = { text, speaker: look ? MARA : null, start: 0, end: SECONDS }
  const caption = createCaption(pen, [utterance], language, () => look ?? nobody)
  if (!caption) throw new Error('no caption')
  return caption
}

describe('words on a picture', () => {
  it('have a contrast of 4.5:1 on the whitest of pictures: captions of three lines, titles, credits', () => {
    const caption = captionOf(DECLARATION['ta']?.text ?? '', 'ta', { ...nobody, x: 0.2 })
    const captioned = onPicture('#fff', (target) => caption.draw(target, 6, SECONDS))
    expect(contrast(captioned, Math.floor(caption.topY), LAST_BASELINE)).toBeGreaterThanOrEqual(4.5)
    const title = createTitleCard(pen, 'A title that is long enough for two whole lines of the card', 'en')
    expect(
      contrast(
        onPicture('#fff', (target) => title.draw(target, 1.5)),
        110,
        260,
      ),
    ).toBeGreaterThanOrEqual(4.5)
    const credit = createCredit(pen, 'Ada', 'en')
    expect(
      contrast(
        onPicture('#fff', (target) => credit.draw(target, 1)),
        50,
        84,
      ),
    ).toBeGreaterThanOrEqual(4.5)
  })

  it('come from the side their script begins on', () => {
    const middleAt = (text: string, language: string, seconds: number) => {
      const caption = captionOf(text, language)
      const data = onPicture('#000', (target) => caption.draw(target, seconds, SECONDS))
      const columns = inkColumns(data, Math.floor(caption.topY), LAST_BASELINE)
      return ((columns[0] ?? 0) + (columns.at(-1) ?? 0)) / 2
    }
    expect(middleAt('אדם נולד חופשי ושווה בערכו', 'he', 0.75)).toBeGreaterThan(FRAME.width / 2 + 40)
    expect(middleAt('Human beings are born free', 'en', 0.75)).toBeLessThan(FRAME.width / 2 - 40)
    expect(middleAt('אדם נולד חופשי ושווה בערכו', 'he', 6)).toBeCloseTo(FRAME.width / 2, -1.3)
  })

  it('that are spoken stand on the speaker’s side, in the figure’s colour', () => {
    const drawn = (x: number | null) => {
      const caption = captionOf('“It is lit.”', 'en', { x, colour: [40, 220, 40] })
      const data = onPicture('#000', (target) => caption.draw(target, 6, SECONDS))
      const greens = Array.from({ length: FRAME.width * FRAME.height }, (_, at) => at).filter(
        (at) => (data[at * 4] ?? 0) < 60 && (data[at * 4 + 1] ?? 0) > 200,
      )
      expect(greens.length).toBeGreaterThan(100)
      return inkColumns(data, Math.floor(caption.topY), LAST_BASELINE)
    }
    expect(drawn(0.2).at(-1)).toBeLessThan(FRAME.width / 2)
    expect(drawn(0.8)[0]).toBeGreaterThan(FRAME.width / 2)
  })

  it('stay in the safe area however long they are, page after page', () => {
    for (const text of ['x'.repeat(220), '字'.repeat(220), 'שלום '.repeat(44).trim()]) {
      const caption = captionOf(text, 'en')
      for (const seconds of [2, 7.6]) {
        const data = onPicture('#000', (target) => caption.draw(target, seconds, SECONDS))
        const columns = inkColumns(data, 0, FRAME.height - 1)
        expect(columns.length).toBeGreaterThan(100)
        expect(columns[0]).toBeGreaterThanOrEqual(64)
        expect(columns.at(-1)).toBeLessThan(FRAME.width - 64)
        expect(inkColumns(data, 0, Math.floor(caption.topY) - 8)).toEqual([])
        expect(inkColumns(data, FRAME.height - 36, FRAME.height - 1)).toEqual([])
      }
    }
    const title = createTitleCard(pen, `${'Wasserstandsanzeiger'.repeat(4)} of the tower`, 'de')
    const columns = inkColumns(
      onPicture('#000', (target) => title.draw(target, 1.5)),
      0,
      300,
    )
    expect(columns[0]).toBeGreaterThanOrEqual(64)
    expect(columns.at(-1)).toBeLessThan(FRAME.width - 64)
  })
})
