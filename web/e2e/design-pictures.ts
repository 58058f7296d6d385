// Takes the pictures of the style guide that `design.test.ts` holds the page against: node web/e2e/design-pictures.ts [chapter …]
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { LOOKS, openDesignCamera } from './setup/design-camera.ts'

const directory = join(import.meta.dirname, 'design')
const only = process.argv.slice(2)

if (only.length === 0) await rm(directory, { recursive: true, force: true })
await mkdir(directory, { recursive: true })
const camera = await openDesignCamera()
try {
  for (const look of LOOKS)
    for (const [chapter, picture] of await camera.shoot(look))
      if (only.length === 0 || only.includes(chapter))
        await writeFile(
          join(directory, `${chapter}-${look}.png`),
          PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 }),
        )
} finally {
  await camera.close()
}
