import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DECLARATION } from '../../example/declaration.ts'
import { balance, type Measured } from './balance.rules.ts'
import { lineUnits } from './line-units.rules.ts'

const unitsIn = (text: string, language: string) =>
  lineUnits(text, language).map(({ start, end }) => text.slice(start, end))

describe('a line of text', () => {
  it('may end at spaces and after hyphens', () => {
    expect(unitsIn('a well-known man — so', 'en')).toEqual(['a', 'well-', 'known', 'man —', 'so'])
    expect(unitsIn('— Да, — сказал он.', 'ru')).toEqual(['— Да, —', 'сказал', 'он.'])
  })

  it('may end between Thai words and Japanese phrases, which have no spaces', () => {
    expect(unitsIn('มนุษย์ทั้งหลายเกิดมา', 'th')).toEqual(['มนุษย์', 'ทั้ง', 'หลาย', 'เกิด', 'มา'])
    expect(unitsIn('すべての人間は、自由である。', 'ja')).toEqual(['すべての', '人間は、', '自由である。'])
    expect(unitsIn('모든 인간은', 'ko')).toEqual(['모든', '인간은'])
  })

  it('keeps marks with what they belong to, French ones across their space', () => {
    expect(unitsIn('Il dit : « Viens ! »', 'fr')).toEqual(['Il', 'dit :', '« Viens ! »'])
  })

  it('never begins with a closing mark and never ends with an opening one', () => {
    const letters = Array.from('人间すべてのァー、。」』！？「『（）…・々A1', (letter) => fc.constant(letter))
    fc.assert(
      fc.property(fc.array(fc.oneof(...letters), { minLength: 1, maxLength: 30 }), (drawn) => {
        const text = drawn.join('')
        const units = unitsIn(text, 'ja')
        expect(units.join('')).toBe(text)
        for (const unit of units.slice(1)) expect(unit).not.toMatch(/^[、。」』！？）…・々ーァ]/u)
        for (const unit of units.slice(0, -1)) expect(unit).not.toMatch(/[「『（]$/u)
      }),
    )
  })

  it('loses nothing of any language', () => {
    for (const [language, { text }] of Object.entries(DECLARATION))
      expect(unitsIn(text, language).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  })
})

const unit = (width: number, changes: Partial<Measured> = {}): Measured => ({
  width,
  spaceAfter: 8,
  ends: null,
  isLeaning: false,
  ...changes,
})

describe('lines', () => {
  it('are as few as fit, none too wide, and hold every word once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 40 }), (widths) => {
        const units = widths.map((width) => unit(width))
        const ends = balance(units, 300)
        let greedy = 1
        let filled = 0
        for (const width of widths) {
          if (filled > 0 && filled + 8 + width > 300) {
            greedy++
            filled = width
          } else filled += (filled > 0 ? 8 : 0) + width
        }
        expect(ends).toHaveLength(greedy)
        expect(ends.at(-1)).toBe(widths.length)
        for (const [row, end] of ends.entries()) {
          const line = widths.slice(ends[row - 1] ?? 0, end)
          expect(line.length).toBeGreaterThan(0)
          expect(line.reduce((sum, width) => sum + width + 8, -8)).toBeLessThanOrEqual(300)
        }
      }),
    )
  })

  it('leave no word alone on the last one, and end with a sentence rather than one word into the next', () => {
    expect(
      balance(
        [90, 90, 90, 20].map((width) => unit(width)),
        300,
      ),
    ).toEqual([2, 4])
    const sentence = [unit(100), unit(80, { ends: 'sentence' }), unit(50), unit(100), unit(90)]
    expect(balance(sentence, 300)).toEqual([2, 5])
  })
})
