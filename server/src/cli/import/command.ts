import { resolve } from 'node:path'
import { importWork } from '#cli/import/import-work.ts'
import { openImportState } from '#cli/import/import-state.ts'
import { readSegments } from '#cli/work/read-segments.ts'
import { WorkFileProblem } from '#cli/work/work-file-problem.ts'
import { readConfig } from '#config.ts'
import { ApiFailure, createClient } from '@skein/contract/client'
import { type Job, STAGES } from '@skein/contract/jobs'
import { PAGE_LIMIT_MAX } from '@skein/contract/pages'
import { listTopics } from '@skein/contract/topics'
import cliProgress from 'cli-progress'
import type { Command } from 'commander'

interface ImportOptions {
  readonly topic: string
  readonly title: string
  readonly url?: string
  readonly first?: string
}

/** `skein import`: a multi-author work through the real API and pipeline. */
export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('Post a multi-author work, one account per author, as the continuations of one scene')
    .argument('<segments.jsonl>', 'JSON Lines with segmentNumber, author and text')
    .requiredOption('--topic <slug>', 'topic the idea belongs to')
    .requiredOption('--title <title>', 'title of the idea and the scene')
    .option('--first <count>', 'only the first so many segments')
    .option('--url <url>', 'address of a running Skein; the configured host and port when left out')
    .addHelpText('after', '\nStart it again with the same words to go on where it stopped.')
    .action(runImport)
}

async function runImport(file: string, options: ImportOptions): Promise<void> {
  const config = readConfig()
  const baseUrl = (options.url ?? `http://${config.host}:${config.port}`).replace(/\/+$/, '')
  const all = await readSegments(file)
  const count = options.first === undefined ? all.length : Number(options.first)
  if (!Number.isInteger(count) || count < 1) throw new WorkFileProblem('--first must be a whole number of 1 or more.')
  const segments = all.slice(0, count)
  const state = await openImportState(config.dataDirectory, {
    baseUrl,
    file: resolve(file),
    title: options.title,
  })

  const bar = new cliProgress.SingleBar(
    {
      format: '{bar} {value}/{total} segments · {what} · about {eta_formatted} left',
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 10_000,
    },
    cliProgress.Presets.shades_classic,
  )
  bar.start(segments.length, 0, { what: 'signing in' })
  try {
    const report = await importWork({
      baseUrl,
      segments,
      topic: options.topic,
      title: options.title,
      state,
      onJob: (job, done) => bar.update(done, { what: describe(job) }),
    })
    bar.stop()
    console.log(`\n${baseUrl}/s/${report.sceneId}`)
    printTables(report.jobs)
  } catch (error) {
    bar.stop()
    if (error instanceof ApiFailure && error.problem.field === '/body/topic') {
      const { items } = await createClient({ baseUrl })(listTopics, { query: { limit: PAGE_LIMIT_MAX } })
      const slugs = items.map(({ slug }) => slug).join(', ')
      throw new WorkFileProblem(`There is no topic "${options.topic}". There are: ${slugs}.`, { cause: error })
    }
    if (error instanceof ApiFailure)
      throw new WorkFileProblem(`${error.message} ${error.problem.cure}`, { cause: error })
    if (error instanceof TypeError)
      throw new WorkFileProblem(
        `No Skein answers at ${baseUrl}. Start it with \`npx pnpm start\`, then import again.`,
        { cause: error },
      )
    throw error
  }
}

function describe(job: Job): string {
  if (job.segment !== null) return `segment ${job.segment.sequence} is live`
  return job.error === null ? job.status : job.error.code
}

function printTables(jobs: readonly Job[]): void {
  const published = jobs.filter((job) => job.segment !== null)
  console.table({
    accepted: published.filter((job) => job.verdict?.outcome !== 'warn').length,
    warned: published.filter((job) => job.verdict?.outcome === 'warn').length,
    blocked: jobs.filter((job) => job.error?.code === 'continuity_blocked').length,
    'failed otherwise': jobs.filter((job) => job.segment === null && job.error?.code !== 'continuity_blocked').length,
  })
  console.table(Object.fromEntries(STAGES.map((stage) => [stage, secondsOf(jobs, stage)])))
}

function secondsOf(jobs: readonly Job[], stage: string) {
  const all = jobs
    .flatMap((job) => job.attempts.filter((attempt) => attempt.stage === stage && attempt.outcome === 'success'))
    .flatMap((attempt) => (attempt.latencyMs === null ? [] : [attempt.latencyMs / 1000]))
    .toSorted((a, b) => a - b)
  const at = (share: number) => Number((all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0).toFixed(2))
  return {
    runs: all.length,
    'median s': at(0.5),
    'slowest s': at(1),
    'total s': Number(all.reduce((sum, value) => sum + value, 0).toFixed(1)),
  }
}
