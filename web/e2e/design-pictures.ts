// Takes the pictures of the style guide that `design.test.ts` holds the page against: node web/e2e/design-pictures.ts [section …]
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LOOKS, openDesignCamera } from './setup/design-camera.ts'

const directory = join(import.meta.dirname, 'design')
const only = process.argv.slice(2)

await mkdir(directory, { recursive: true })
const camera = await openDesignCamera()
try {
  for (const section of camera.sections) {
    if (only.length > 0 && !only.includes(section)) continue
    for (const look of LOOKS)
      await writeFile(join(directory, `${section}-${look}.png`), await camera.shoot(section, look))
  }
} finally {
  await camera.close()
}
