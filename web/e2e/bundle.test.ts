import { describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { PAGES, pageFiles } from '../../server/src/http/page-files.ts'
import { filesOf, readBuilt, readManifest, weighPages } from './setup/bundle.ts'

/** Bytes of compressed script before a page can be used; a phone on a slow line waits a second for each 200 kB. */
const SCRIPT_MAX = 170_000
const EMBED_SCRIPT_MAX = 25_000

describe('what a first visit loads', () => {
  const manifest = readManifest()
  const weights = weighPages(manifest)

  it('stays within the budget on every page', () => {
    expect(weights.length).toBeGreaterThan(20)
    const heavy = weights.filter(({ page, script }) => script > (page === 'embed' ? EMBED_SCRIPT_MAX : SCRIPT_MAX))
    expect(heavy).toEqual([])
  })

  it('leaves the player and its engine until somebody presses play', () => {
    const player = manifest['src/player/player.tsx']?.file
    const engine = Object.values(manifest).find(({ name }) => name === 'hls.light')?.file
    const first = filesOf(manifest, ['index.html', 'src/app/pages/scene.page.tsx'])
    expect([player, engine]).toEqual([expect.any(String), expect.any(String)])
    expect(first).not.toContain(player)
    expect(first).not.toContain(engine)
  })

  it('is named by the server for every page it lists, and is what the page needs', () => {
    const links = pageFiles(join(import.meta.dirname, '../dist'))
    for (const [, page] of PAGES) {
      const linked = [...links(page).matchAll(/href="\/([^"]+)"/g)].map(([, file]) => file)
      const first = new Set(filesOf(manifest, ['index.html']))
      const needed = filesOf(manifest, [`src/app/pages/${page}.page.tsx`]).filter((file) => !first.has(file))
      expect(needed.length, page).toBeGreaterThan(0)
      expect(new Set(linked), page).toEqual(new Set(needed))
    }
  })

  it('carries routes without their schemas, and no page for developers', () => {
    const sources = Object.values(manifest).flatMap(({ src }) => src ?? [])
    expect(sources.filter((source) => source.includes('src/design/'))).toEqual([])
    const pages = Object.keys(manifest).filter((source) => source.endsWith('.page.tsx'))
    const scripts = [...new Set(pages.flatMap((page) => filesOf(manifest, ['index.html', page])))].map(readBuilt)
    expect(scripts.some((script) => script.includes('/scenes/:sceneId'))).toBe(true)
    expect(scripts.filter((script) => /~kind|additionalProperties|Skein’s style guide/.test(script))).toEqual([])
  })
})
