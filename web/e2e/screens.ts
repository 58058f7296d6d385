// Takes the pictures under docs/screens, from a Skein of its own: node web/e2e/screens.ts <directory> [page …]
import { launchBrowser } from './setup/browser.ts'
import { openSkein } from './setup/fresh-skein.ts'
import { serveDevelopment } from './setup/development-build.ts'
import { furnish } from './setup/furnish.ts'
import { furnishCorners } from './setup/furnish-corners.ts'
import { takeScreens } from './setup/take-screens.ts'

/** As many as the sample story has: it is shown whole, and the same in every look. */
const SAMPLE_SEGMENTS = 4

const [directory = 'docs/screens', ...only] = process.argv.slice(2)
const skein = await openSkein(SAMPLE_SEGMENTS)
const browser = await launchBrowser()
const development = await serveDevelopment(skein.instance.url)
try {
  const library = await furnish({ ...skein, url: skein.instance.url })
  const corners = await furnishCorners(skein.instance.url, skein.owner, library)
  const { url: developmentUrl } = development
  const missed = await takeScreens(browser, skein.instance.url, library, { directory, only, developmentUrl, corners })
  for (const line of missed) process.stderr.write(`${line}\n`)
  process.exitCode = missed.length === 0 ? 0 : 1
} finally {
  await browser.close()
  await development.close()
  await skein.instance.discard()
}
