/** One typeface as its npm package ships it: split by Unicode range, and read only as far as a text needs. */
export interface Face {
  readonly package: string
  /** What stands in a file's name before and after the subset's own. */
  readonly files: readonly [before: string, after: string]
  /** CSS weight and style; the Noto families are variable. */
  readonly style: string
  /** Share of the nominal size at which its letters look as large as EB Garamond's. */
  readonly scale: number
  /** Line height as a share of the nominal size: what its marks above and below need. */
  readonly leading: number
}

const noto = (name: string, scale: number, leading: number): Face => ({
  package: `@fontsource-variable/noto-${name}`,
  files: [`noto-${name}-`, '-wght-normal.woff2'],
  style: '600',
  scale,
  leading,
})

const garamond = (cut: string, style: string): Face => ({
  package: '@fontsource/eb-garamond',
  files: ['eb-garamond-', `-${cut}.woff2`],
  style,
  scale: 1,
  leading: 1.28,
})

/**
 * Every typeface Skein draws with, all under the SIL Open Font License 1.1. The order is the order they are asked in, after
 * the writing systems of Han characters, which `hanOrder` puts in their place.
 */
export const FACES = {
  garamond: garamond('600-normal', '600'),
  garamondItalic: garamond('500-italic', 'italic 500'),
  hebrew: noto('serif-hebrew', 0.93, 1.36),
  arabic: noto('naskh-arabic', 1.08, 1.62),
  devanagari: noto('serif-devanagari', 0.88, 1.5),
  bengali: noto('serif-bengali', 0.9, 1.5),
  tamil: noto('serif-tamil', 0.8, 1.46),
  thai: noto('serif-thai', 0.88, 1.6),
  georgian: noto('serif-georgian', 0.84, 1.32),
  armenian: noto('serif-armenian', 0.84, 1.32),
  japanese: noto('serif-jp', 0.93, 1.46),
  simplified: noto('serif-sc', 0.93, 1.46),
  traditional: noto('serif-tc', 0.93, 1.46),
  korean: noto('serif-kr', 0.93, 1.46),
  emoji: {
    package: '@fontsource/noto-color-emoji',
    // The WOFF2 subsets have their colours as SVG, which Skia leaves blank; the WOFF ones as COLRv1.
    files: ['noto-color-emoji-', '-400-normal.woff'],
    style: '400',
    scale: 0.86,
    leading: 1.28,
  },
} as const satisfies Record<string, Face>
export type FaceName = keyof typeof FACES
