import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

/**
 * EB Garamond from npm, split by script as fontsource ships it. System fonts are never used: a slim image has none, and
 * a machine that has some would draw other frames.
 */
const SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext'] as const
const CUTS = { body: '600-normal', italic: '500-italic', display: '500-normal' } as const
export type FontCut = keyof typeof CUTS

const require = createRequire(import.meta.url)
const folder = dirname(require.resolve('@fontsource/eb-garamond/package.json'))

const familyOf = (cut: FontCut, subset: string) => `skein-${cut}-${subset}`

function register(): void {
  for (const subset of SUBSETS) {
    for (const [cut, file] of Object.entries(CUTS)) {
      const path = join(folder, 'files', `eb-garamond-${subset}-${file}.woff2`)
      if (!GlobalFonts.registerFromPath(path, `skein-${cut}-${subset}`)) throw new Error(`cannot load the font ${path}`)
    }
  }
}
register()

/** A CSS font value with every subset named, so that mixed scripts find their glyphs. */
export function font(cut: FontCut, sizePixels: number): string {
  return `${sizePixels}px ${SUBSETS.map((subset) => familyOf(cut, subset)).join(', ')}`
}

function parseRanges(list: string): readonly (readonly [number, number])[] {
  return list.split(',').map((range) => {
    const [from = '', to = from] = range.trim().slice(2).split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
  })
}

const drawable = (() => {
  const ranges: unknown = require('@fontsource/eb-garamond/unicode.json')
  if (typeof ranges !== 'object' || ranges === null) throw new Error('the font has no list of characters')
  return Object.values(ranges).flatMap((list) => parseRanges(String(list)))
})()

/** Whether the bundled fonts have a glyph for this one character. */
export function canDraw(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  return drawable.some(([from, to]) => point >= from && point <= to)
}
