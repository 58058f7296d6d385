// Takes the pictures under docs/screens, from a Skein of its own: node web/e2e/screens.ts <directory> [page …]
import { launchBrowser } from './setup/browser.ts'
import { openSkein } from './setup/fresh-skein.ts'
import { furnish } from './setup/furnish.ts'
import { takeScreens } from './setup/take-screens.ts'

const [directory = 'docs/screens', ...only] = process.argv.slice(2)
const skein = await openSkein()
const browser = await launchBrowser()
try {
  const library = await furnish({ ...skein, url: skein.instance.url })
  const missed = await takeScreens(browser, skein.instance.url, library, { directory, only })
  for (const line of missed) process.stderr.write(`${line}\n`)
  process.exitCode = missed.length === 0 ? 0 : 1
} finally {
  await browser.close()
  await skein.instance.discard()
}
