import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'
import { create } from 'fontkitten'
import { FACES, type FaceName } from './faces.ts'

/** One file of a typeface, in Skia's hands once it was asked for. */
export interface FontFile {
  /** The name Skia knows it by; no installed font has it. */
  readonly family: string
  readonly hasGlyph: (codePoint: number) => boolean
}

interface Subset {
  readonly name: string
  readonly ranges: readonly (readonly [number, number])[]
}

const require = createRequire(import.meta.url)
const subsetsOf = new Map<FaceName, readonly Subset[]>()
const loaded = new Map<string, FontFile>()

function parseRanges(list: string): Subset['ranges'] {
  return list.split(',').map((range) => {
    const [from = '', to = from] = range.trim().slice(2).split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
  })
}

/** The files of a typeface with the characters each was cut for, as the package lists them; numbered ones as `[12]`. */
function listSubsets(face: FaceName): readonly Subset[] {
  const found = subsetsOf.get(face)
  if (found) return found
  const listed: unknown = require(`${FACES[face].package}/unicode.json`)
  if (typeof listed !== 'object' || listed === null) throw new Error(`${face} has no list of characters`)
  const subsets = Object.entries(listed).map(([key, list]) => ({
    name: key.replaceAll(/[[\]]/g, ''),
    ranges: parseRanges(String(list)),
  }))
  subsetsOf.set(face, subsets)
  return subsets
}

/** Reads a file once: the glyphs it really has, and its name in Skia. What the package promises is a range, not a glyph. */
function load(face: FaceName, subset: string): FontFile {
  const family = `skein-${face}-${subset}`
  const found = loaded.get(family)
  if (found) return found
  const [before, after] = FACES[face].files
  const folder = dirname(require.resolve(`${FACES[face].package}/package.json`))
  const path = join(folder, 'files', `${before}${subset}${after}`)
  const font = create(readFileSync(path))
  if (font.isCollection) throw new Error(`${path} holds several fonts`)
  const glyphs = new Set(font.characterSet)
  if (!GlobalFonts.registerFromPath(path, family)) throw new Error(`cannot load the font ${path}`)
  const file = { family, hasGlyph: (codePoint: number) => glyphs.has(codePoint) }
  loaded.set(family, file)
  return file
}

/** The files of a typeface that have a glyph for every one of these characters. Loads no file that cannot. */
export function filesWith(face: FaceName, codePoints: readonly number[]): readonly FontFile[] {
  return listSubsets(face)
    .filter(({ ranges }) => codePoints.every((point) => ranges.some(([from, to]) => point >= from && point <= to)))
    .map(({ name }) => load(face, name))
    .filter((file) => codePoints.every(file.hasGlyph))
}
