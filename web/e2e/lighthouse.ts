// Measures the pages people arrive at with Lighthouse's mobile preset, on a Skein of its own, and prints the medians:
// node web/e2e/lighthouse.ts [runs, 5 when left out] [page …]
import { availableParallelism, loadavg } from 'node:os'
import { openSkein } from './setup/fresh-skein.ts'
import { furnish, type Library, WRITER } from './setup/furnish.ts'
import { figuresOf, type LighthouseFigures, openLighthouse } from './setup/lighthouse.ts'

const pagesOf = ({ topic, scene }: Library) =>
  [
    { page: 'home', path: '/', isSignedIn: false },
    { page: 'topic', path: `/t/${topic}`, isSignedIn: false },
    { page: 'scene', path: `/s/${scene.id}`, isSignedIn: false },
    { page: 'composer', path: `/s/${scene.id}/write`, isSignedIn: true },
  ] as const

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2)

function row(page: string, runs: readonly LighthouseFigures[]): string {
  const of = (name: keyof LighthouseFigures) => median(runs.map((figures) => figures[name]))
  const cells = [
    page,
    runs.length,
    of('performance'),
    of('accessibility'),
    of('bestPractices'),
    of('seo'),
    seconds(of('fcp')),
    `${seconds(of('lcp'))} (${runs.map(({ lcp }) => seconds(lcp)).join(', ')})`,
    of('cls').toFixed(3),
    Math.round(of('tbt')),
    Math.round(of('bytes') / 1000),
  ]
  return `| ${cells.join(' | ')} |\n`
}

const [count = '5', ...only] = process.argv.slice(2)
if (!/^[1-9]\d?$/.test(count)) throw new Error(`"${count}" is no number of runs.`)
const skein = await openSkein()
try {
  const library = await furnish({ ...skein, url: skein.instance.url })
  process.stdout.write(`load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores\n\n`)
  process.stdout.write(
    '| page | runs | performance | accessibility | best practices | SEO | FCP, s | LCP, s (each) | CLS | TBT, ms | kB |\n',
  )
  process.stdout.write(`|---|${'--:|'.repeat(10)}\n`)
  for (const { page, path, isSignedIn } of pagesOf(library)) {
    if (only.length > 0 && !only.includes(page)) continue
    const browser = await openLighthouse(skein.instance.url, isSignedIn ? WRITER : null)
    try {
      const runs: LighthouseFigures[] = []
      for (let index = 0; index < Number(count); index += 1)
        runs.push(figuresOf(await browser.report(skein.instance.url + path)))
      process.stdout.write(row(page, runs))
    } finally {
      await browser.close()
    }
  }
} finally {
  await skein.instance.discard()
}
