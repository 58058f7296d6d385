import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = join(import.meta.dirname, '../../dist')

interface Chunk {
  readonly file: string
  readonly name?: string
  readonly src?: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

type Manifest = Readonly<Record<string, Chunk>>

/** What a first visit to a page loads before it can be used. Bytes, compressed as a server does it by default. */
export interface PageWeight {
  /** The page's module without its ending, such as `scene`; `embed` is an entry of its own. */
  readonly page: string
  readonly files: number
  readonly script: number
  readonly style: number
}

/** The build's own list of what it made and what needs what; made by `vite build web`. */
export const readManifest = (): Manifest => JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))

export const readBuilt = (file: string): string => readFileSync(join(dist, file), 'utf8')

const compressed = (file: string): number => gzipSync(readFileSync(join(dist, file))).length
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Some chunks and everything they import at once; what they import later is not among it. */
function closureOf(manifest: Manifest, keys: readonly string[]): Chunk[] {
  const seen = new Map<string, Chunk>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (chunk === undefined || seen.has(key)) return
    seen.set(key, chunk)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const key of keys) visit(key)
  return [...seen.values()]
}

/** The files of a page's first visit, by the source of the page. */
export function filesOf(manifest: Manifest, sources: readonly string[]): string[] {
  return closureOf(manifest, sources).map(({ file }) => file)
}

/** Every page of the app with the entry that all of them share, and the embed page; heaviest first. */
export function weighPages(manifest: Manifest): PageWeight[] {
  const weigh = (page: string, sources: readonly string[]): PageWeight => {
    const chunks = closureOf(manifest, sources)
    const styles = new Set(chunks.flatMap(({ css }) => css ?? []))
    return {
      page,
      files: chunks.length,
      script: sum(chunks.map(({ file }) => compressed(file))),
      style: sum([...styles].map(compressed)),
    }
  }
  const pages = Object.keys(manifest).flatMap((source) => {
    const page = /\/pages\/([a-z-]+)\.page\.tsx$/.exec(source)?.[1]
    return page === undefined ? [] : [weigh(page, ['index.html', source])]
  })
  return [...pages, weigh('embed', ['embed.html'])].toSorted((left, right) => right.script - left.script)
}
