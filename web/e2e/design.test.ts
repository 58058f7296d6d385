import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparePictures } from './setup/compare-pictures.ts'
import { type DesignCamera, type Look, LOOKS, openDesignCamera } from './setup/design-camera.ts'

const kept = join(import.meta.dirname, 'design')
/** As many pixels as a short word has; the same browser on another machine differs by none or by a few. */
const DIFFERING_MAX = 20

const keptNames = (look: Look): string[] =>
  globSync(`*-${look}.png`, { cwd: kept }).map((file) => file.slice(0, -`-${look}.png`.length))
const keptPicture = (chapter: string, look: Look): PNG =>
  PNG.sync.read(readFileSync(join(kept, `${chapter}-${look}.png`)))

/** Which chapters look otherwise than they did, and where that is to be seen. */
function changedIn(look: Look, pictures: ReadonlyMap<string, PNG>): string[] {
  return [...pictures].flatMap(([chapter, picture]) => {
    const { differing, difference } = comparePictures(keptPicture(chapter, look), picture)
    if (differing <= DIFFERING_MAX) return []
    const seen = mkdtempSync(join(tmpdir(), `skein-design-${chapter}-${look}-`))
    writeFileSync(join(seen, 'now.png'), PNG.sync.write(picture))
    if (difference !== null) writeFileSync(join(seen, 'difference.png'), PNG.sync.write(difference))
    return [`${chapter}: ${differing} pixels, see ${seen}; meant so: node web/e2e/design-pictures.ts ${chapter}`]
  })
}

describe('the style guide', () => {
  let camera: DesignCamera
  beforeAll(async () => {
    camera = await openDesignCamera()
  })
  afterAll(() => camera.close())

  it.each(LOOKS)('looks as it did, %s', async (look) => {
    const pictures = await camera.shoot(look)
    expect(keptNames(look).toSorted()).toEqual([...pictures.keys()].toSorted())
    expect(changedIn(look, pictures)).toEqual([])
  })

  it('would tell each of these changes, in the chapter where it is', async () => {
    const planted = {
      actions: '.px-4 { padding-inline: calc(var(--step) * 5) !important }',
      checking: '.border-s-3 { border-left-width: 1px !important }',
      fields: '[data-section="fields"] label { font-size: 16px !important }',
      'open-end': '[data-section="open-end"] { --accent: #a3432b !important }',
      notices: '[data-section="notices"] .rounded-md { border-radius: 12px !important }',
    }
    const pictures = await camera.shootWith(Object.values(planted).join('\n'), 'light')
    for (const chapter of Object.keys(planted)) {
      const picture = pictures.get(chapter)
      const differing = picture === undefined ? 0 : comparePictures(keptPicture(chapter, 'light'), picture).differing
      expect(differing, chapter).toBeGreaterThan(DIFFERING_MAX)
    }
  })
})
