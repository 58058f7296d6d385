import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparePictures } from './setup/compare-pictures.ts'
import { type DesignCamera, LOOKS, openDesignCamera } from './setup/design-camera.ts'

const kept = join(import.meta.dirname, 'design')
/** As many pixels as a lost full stop has; the same browser on another machine differs by none or by a few. */
const DIFFERING_MAX = 60

const pictureOf = (name: string): Buffer => readFileSync(join(kept, `${name}.png`))

describe('the style guide', () => {
  let camera: DesignCamera
  beforeAll(async () => {
    camera = await openDesignCamera()
  })
  afterAll(() => camera.close())

  it('keeps a picture of every chapter in every look, and none besides', () => {
    const wanted = camera.sections.flatMap((section) => LOOKS.map((look) => `${section}-${look}.png`))
    expect(
      globSync('*.png', { cwd: kept })
        .map((file) => basename(file))
        .toSorted(),
    ).toEqual(wanted.toSorted())
  })

  it.each(LOOKS)('looks as it did, %s', async (look) => {
    const changed: string[] = []
    for (const section of camera.sections) {
      const name = `${section}-${look}`
      const now = await camera.shoot(section, look)
      const { differing, difference } = comparePictures(pictureOf(name), now)
      if (differing <= DIFFERING_MAX) continue
      const seen = mkdtempSync(join(tmpdir(), `skein-design-${name}-`))
      writeFileSync(join(seen, 'now.png'), now)
      if (difference !== null) writeFileSync(join(seen, 'difference.png'), difference)
      changed.push(
        `${name}: ${differing} pixels, see ${seen}; if it should look so: node web/e2e/design-pictures.ts ${section}`,
      )
    }
    expect(changed).toEqual([])
  })

  it.each([
    ['one step more of padding', '.px-4 { padding-inline: calc(var(--step) * 5) !important }', 'actions'],
    ['a label one pixel larger', 'label { font-size: 16px !important }', 'fields'],
    ['a thinner edge', '.border-l-3 { border-left-width: 2px !important }', 'checking'],
    ['a colour that is slightly wrong', ':root { --accent: light-dark(#a3432b, #f0997b) !important }', 'open-end'],
    ['a corner that is too round', ':root { --corner-md: 9px !important }', 'actions'],
  ])('notices %s', async (_, css, section) => {
    const found = await camera.withStyle(css, () => camera.shoot(section, 'light'))
    expect(comparePictures(pictureOf(`${section}-light`), found).differing).toBeGreaterThan(DIFFERING_MAX)
  })
})
