import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { DECLARATION, MIXED } from '../example/declaration.ts'
import { drawableText } from './drawable-text.ts'
import { cssFont, type Choice, FaceFinder } from './fonts/face-finder.ts'
import { languageTag } from './language.rules.ts'
import { setText, type SetOptions } from './layout/set-text.ts'

const SIDE = 48
const pen = createCanvas(SIDE, SIDE).getContext('2d')

/** The picture of one cluster, RGBA, in white where the font brings no colour. */
function inkOf(text: string, choice: Choice): Buffer {
  pen.clearRect(0, 0, SIDE, SIDE)
  pen.lang = 'en'
  pen.font = cssFont(choice, 24)
  pen.fillStyle = '#fff'
  pen.fillText(text, 10, 32)
  return Buffer.from(pen.getImageData(0, 0, SIDE, SIDE).data)
}
const isBlank = (ink: Buffer) => ink.equals(Buffer.alloc(ink.length))

/** A code point that is no character and never will be: Skia draws its box for it. */
const NOBODY = '\u{1fffe}'

const optionsFor = (language: string): SetOptions => ({ language, sizes: [34], widthMax: 1000, linesMax: 3 })
const setIn = (text: string, language: string) =>
  setText(pen, drawableText(text, new FaceFinder(text, language)), optionsFor(language))
const widthOf = (text: string, language: string) => setIn(text, language).lines[0]?.width ?? 0

describe('the scripts of the world', () => {
  it.each([...Object.entries(DECLARATION), ['mixed', { title: '🎭', text: MIXED }] as const])(
    'are drawn letter by letter with ink of their own: %s',
    (language, { title, text }) => {
      const tag = languageTag(language === 'mixed' ? 'en' : language, text)
      for (const line of [title, text]) {
        const { clusters, missing } = drawableText(line, new FaceFinder(line, tag))
        expect(missing).toEqual([])
        expect(clusters.map((cluster) => cluster.text).join('')).toBe(line)
        const boxes = new Map<string, Buffer>()
        for (const { text: letter, choice } of new Map(clusters.map((one) => [one.text, one])).values()) {
          if (letter === ' ') continue
          const family = choice.families.join()
          if (!boxes.has(family)) boxes.set(family, inkOf(NOBODY, choice))
          const ink = inkOf(letter, choice)
          expect(isBlank(ink), `${letter} is blank`).toBe(false)
          expect(boxes.get(family)?.equals(ink), `${letter} is a box`).toBe(false)
        }
      }
    },
  )

  it('have emoji in colour, a family or a flag as one picture', () => {
    for (const emoji of ['🎬', '👩‍🔬', '👨‍👩‍👧‍👦', '🏴‍☠️', '🇫🇷', '❤️', '1️⃣', '👍🏽']) {
      const choice = new FaceFinder(emoji, 'en').find(emoji, null)
      if (!choice) throw new Error(`no font has ${emoji}`)
      const ink = inkOf(emoji, choice)
      const hasColour = Array.from({ length: SIDE * SIDE }).some(
        (_, at) => ink[at * 4 + 3] === 255 && ink.readUIntBE(at * 4, 3) !== 0xff_ff_ff,
      )
      expect(hasColour, emoji).toBe(true)
      expect(widthOf(emoji, 'en')).toBeLessThan(1.2 * widthOf('🎬', 'en'))
    }
  })

  it('are shaped: Arabic letters join, Devanagari ones become conjuncts', () => {
    const apart = (text: string, language: string) =>
      Array.from(text).reduce((sum, letter) => sum + widthOf(letter, language), 0)
    expect(widthOf('سلام', 'ar')).toBeLessThan(apart('سلام', 'ar') * 0.9)
    expect(widthOf('क्ष', 'hi')).toBeLessThan(widthOf('क', 'hi') + widthOf('ष', 'hi'))
    expect(widthOf('क्ष', 'hi')).not.toBe(widthOf('क\u200c', 'hi') + widthOf('ष', 'hi'))
  })

  it('run right to left, with numbers and foreign words inside them from left to right', () => {
    const [line] = setIn('אדם נולד ABC def בשנת 1948.', 'he').lines
    const words = line?.pieces.map(({ text }) => text)
    expect(words).toEqual(['.', '1948', 'בשנת', 'ABC', 'def', 'נולד', 'אדם'])
    expect(setIn('ABC אדם', 'he').isRightToLeft).toBe(true)
    expect(setIn('ABC אדם', 'en').isRightToLeft).toBe(false)
  })

  it('give Han characters the forms of their language', () => {
    const face = (text: string, language: string) =>
      new FaceFinder(text, languageTag(language, text)).find('骨', null)?.face
    expect(face('骨', 'ja')).toBe('japanese')
    expect(face('骨が', 'und')).toBe('japanese')
    expect(face('骨', 'ko')).toBe('korean')
    expect(face('他們骨', 'zh')).toBe('traditional')
    expect(face('他们骨', 'zh')).toBe('simplified')
    expect(face('骨', 'zh-TW')).toBe('traditional')
  })
})
