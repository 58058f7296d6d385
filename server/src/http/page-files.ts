import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeHtml } from '#platform/escape-html.ts'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

/** Which of the app's pages an address opens; the app's own list is web/src/app/routes.tsx. */
export const PAGES: readonly (readonly [pattern: RegExp, page: string])[] = [
  [/^\/$/, 'home'],
  [/^\/t\/[^/]+$/, 'topic'],
  [/^\/i\/[^/]+$/, 'idea'],
  [/^\/s\/[^/]+$/, 'scene'],
  [/^\/s\/[^/]+\/write$/, 'write'],
  [/^\/people\/[^/]+$/, 'person'],
  [/^\/tags$/, 'tags'],
  [/^\/tags\/[^/]+$/, 'tag'],
  [/^\/search$/, 'search'],
  [/^\/jobs\/[^/]+$/, 'job'],
  [/^\/me$/, 'my-work'],
  [/^\/inbox$/, 'inbox'],
  [/^\/sign-in$/, 'sign-in'],
  [/^\/register$/, 'register'],
]

/** The page an address opens, by the name of its module; null for one that is not listed. */
export const pageOf = (path: string): string | null => PAGES.find(([pattern]) => pattern.test(path))?.[1] ?? null

/** What Vite writes down of each chunk, as far as it is read here. */
const Manifest = Type.Record(
  Type.String(),
  Type.Object({ file: Type.String(), imports: Type.Optional(Type.Array(Type.String())) }),
)

const ENTRY = 'index.html'

/**
 * The links that fetch a page's own scripts along with the app's, instead of after the app has found out which page it
 * is; by the page's name, empty where nothing is known.
 *
 * @param directory the built web app, with the list of chunks Vite made.
 */
export function pageFiles(directory: string): (page: string | null) => string {
  const list = join(directory, '.vite/manifest.json')
  const read: unknown = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {}
  const manifest = Value.Check(Manifest, read) ? read : {}

  const filesOf = (source: string, seen = new Map<string, string>()): Map<string, string> => {
    const chunk = manifest[source]
    if (chunk === undefined || seen.has(source)) return seen
    seen.set(source, chunk.file)
    for (const imported of chunk.imports ?? []) filesOf(imported, seen)
    return seen
  }
  const ofEveryPage = filesOf(ENTRY)
  const links = new Map(
    PAGES.map(([, page]) => {
      const own = [...filesOf(`src/app/pages/${page}.page.tsx`)].filter(([source]) => !ofEveryPage.has(source))
      return [
        page,
        own.map(([, file]) => `<link rel="modulepreload" fetchpriority="low" crossorigin href="/${escapeHtml(file)}">`),
      ]
    }),
  )
  return (page) => (page === null ? '' : (links.get(page) ?? []).join('\n    '))
}
