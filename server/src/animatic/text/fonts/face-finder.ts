import { createCanvas } from '@napi-rs/canvas'
import { FACES, type FaceName } from './faces.ts'
import { filesWith } from './font-files.ts'
import { hanOrder } from './han.rules.ts'

/** How one cluster of a text is drawn. */
export interface Choice {
  readonly face: FaceName
  /** Skia families, the one that has the whole cluster first. */
  readonly families: readonly string[]
}

const SPELLED_FOR_EMOJI = /^\p{RGI_Emoji}$/v
const PICTOGRAPH = /\p{Extended_Pictographic}/u
/** Belongs to whatever writing system it stands in. */
const SHARED = /^[\p{sc=Common}\p{sc=Inherited}]+$/u
/** Asks for a form instead of having one: joiners and variation selectors. */
const FORMLESS = /\p{Join_Control}|\p{Variation_Selector}/gu

const pointsOf = (cluster: string) => Array.from(cluster, (character) => character.codePointAt(0) ?? 0)

/** A CSS font value. Families are named one by one, so that Skia never looks for a glyph elsewhere. */
export function cssFont({ face, families }: Choice, sizePixels: number): string {
  const { style, scale } = FACES[face]
  return `${style} ${sizePixels * scale}px ${families.join(', ')}`
}

/** Finds a bundled typeface for each cluster of one text, and keeps what it found. */
export class FaceFinder {
  readonly #order: readonly FaceName[]
  readonly #known = new Map<string, Choice | null>()

  /** @param isItalic sets Latin, Greek and Cyrillic in italics; other scripts have none. */
  constructor(text: string, language: string, isItalic = false) {
    this.#order = [
      isItalic ? 'garamondItalic' : 'garamond',
      'hebrew',
      'arabic',
      'devanagari',
      'bengali',
      'tamil',
      'thai',
      'georgian',
      'armenian',
      ...hanOrder(text, language),
    ]
  }

  /**
   * The choice for one grapheme cluster, or null when no bundled font has all of it.
   *
   * @param beside what its neighbour was set in: a full stop follows its sentence into the same typeface.
   */
  find(cluster: string, beside: FaceName | null): Choice | null {
    const key = `${SHARED.test(cluster) ? beside : ''}|${cluster}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const choice = this.#look(cluster, beside)
    this.#known.set(key, choice)
    return choice
  }

  #look(cluster: string, beside: FaceName | null): Choice | null {
    if (SPELLED_FOR_EMOJI.test(cluster)) return this.#emoji(cluster)
    const order = SHARED.test(cluster) && beside !== null && beside !== 'emoji' ? [beside, ...this.#order] : this.#order
    const points = pointsOf(cluster.replaceAll(FORMLESS, ''))
    if (points.length === 0) return null
    for (const face of order) {
      const [whole] = filesWith(face, points)
      if (whole) return { face, families: [whole.family] }
      const parts = points.map((point) => filesWith(face, [point])[0]?.family)
      if (parts.every((family) => family !== undefined)) return { face, families: [...new Set(parts)] }
    }
    return PICTOGRAPH.test(cluster) ? this.#emoji(cluster) : null
  }

  /**
   * Several files may have a sequence's parts; the one that has the sequence draws it as one picture, the narrowest. A
   * sequence nobody drew is shown as the pictures it is made of.
   */
  #emoji(cluster: string): Choice | null {
    const points = pointsOf(cluster.replaceAll(FORMLESS, ''))
    const pen = createCanvas(1, 1).getContext('2d')
    const [narrowest] = filesWith('emoji', points)
      .map(({ family }) => {
        pen.font = `64px ${family}`
        return { family, width: pen.measureText(cluster).width }
      })
      .toSorted((a, b) => a.width - b.width)
    if (narrowest) return { face: 'emoji', families: [narrowest.family] }
    const parts = points.map((point) => filesWith('emoji', [point])[0]?.family)
    return parts.every((family) => family !== undefined) ? { face: 'emoji', families: [...new Set(parts)] } : null
  }
}
