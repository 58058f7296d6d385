import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'
import { signIn } from '../journeys/person.ts'
import { ARGUMENTS } from './browser.ts'

const run = promisify(execFile)
const RUN_MAX_MS = 180_000
const REPORT_BYTES_MAX = 64 * 1024 * 1024

/** One page as Lighthouse's mobile preset saw it: scores of 0 to 100, times in milliseconds, sizes in bytes. */
export interface LighthouseFigures {
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
  readonly seo: number
  readonly fcp: number
  readonly lcp: number
  readonly cls: number
  readonly tbt: number
  readonly bytes: number
}

/** What is read of a report; Lighthouse promises more. */
interface Report {
  readonly finalDisplayedUrl: string
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>
}

export interface LighthouseBrowser {
  /** The whole report of one load, as Lighthouse wrote it. */
  report(address: string): Promise<Report>
  close(): Promise<void>
}

/**
 * A Chromium whose cookies and stored hints Lighthouse finds as they are: it keeps both between its runs, and empties
 * only the cache. With `account` somebody is signed in there.
 */
export async function openLighthouse(
  url: string,
  account: { readonly username: string; readonly password: string } | null,
): Promise<LighthouseBrowser> {
  const home = mkdtempSync(join(tmpdir(), 'skein-lighthouse-'))
  const port = await freePort()
  const context = await playwright.launchPersistentContext(join(home, 'profile'), {
    executablePath: await chromium.executablePath(),
    args: [...ARGUMENTS, `--remote-debugging-port=${port}`],
    env: { ...process.env, HOME: home },
  })
  const close = async () => {
    await context.close()
    rmSync(home, { recursive: true, force: true })
  }
  try {
    if (account !== null) await signIn(context, url, account)
    return { report: (address) => lighthouse(address, port), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Not among the dependencies: a hundred packages for one command. */
async function lighthouse(address: string, port: number): Promise<Report> {
  const { stdout } = await run(
    'npx',
    ['--yes', 'lighthouse@13', address, `--port=${port}`, '--quiet', '--output=json', '--output-path=stdout'],
    { timeout: RUN_MAX_MS, maxBuffer: REPORT_BYTES_MAX },
  )
  const report: Report = JSON.parse(stdout)
  if (report.finalDisplayedUrl !== address)
    throw new Error(`${address} was not measured: the page led to ${report.finalDisplayedUrl}.`)
  return report
}

export function figuresOf({ categories, audits }: Report): LighthouseFigures {
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
  const value = (name: string) => {
    const measured = audits[name]?.numericValue
    // A page that never painted has no figures, and must not pass for a fast one.
    if (measured === undefined) throw new Error(`Lighthouse measured no ${name}.`)
    return measured
  }
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    fcp: value('first-contentful-paint'),
    lcp: value('largest-contentful-paint'),
    cls: value('cumulative-layout-shift'),
    tbt: value('total-blocking-time'),
    bytes: value('total-byte-weight'),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
