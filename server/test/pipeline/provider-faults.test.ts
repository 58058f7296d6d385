import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Job } from '@skein/contract/jobs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readManifest } from '#media/package.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { type Dialect, startVideoDouble, type VideoDouble } from '../doubles/video-double.ts'
import { type ScenarioName } from '../doubles/video-faults.ts'
import { providerFilm } from '../make/provider-films.ts'
import { QuickVideoProvider } from '../make/quick-video.ts'
import { startTestStory, type TestStory } from '../make/test-story.ts'
import { quickIngest, remoteVideo } from '../make/video-model.ts'

/**
 * What becomes of a continuation for every fault of the double: who filmed it or what its writer is told, how many
 * orders went out and how many of them the provider took.
 */
const FILMED = { filmedBy: 'double-json' } as const
const DRAWN = { filmedBy: 'quick' } as const
const told = (error: string) => ({ error })
type Outcomes = readonly (readonly [
  ScenarioName,
  { filmedBy: string } | { error: string },
  orders: number,
  taken: number,
])[]
const OUTCOMES: Outcomes = [
  ['fine', FILMED, 1, 1],
  ['minimal', FILMED, 1, 1],
  ['nulls', FILMED, 1, 1],
  ['opaque-id', FILMED, 1, 1],
  ['processing', FILMED, 1, 1],
  ['other-seconds', FILMED, 1, 1],
  ['moderated-prompt', told('moderation_rejected'), 1, 0],
  ['moderated-reference', told('moderation_rejected'), 1, 0],
  ['unauthorized', told('provider_refused_access'), 1, 0],
  ['forbidden', told('provider_refused_access'), 1, 0],
  ['payment-required', told('provider_billing'), 1, 0],
  ['out-of-quota', told('provider_billing'), 1, 0],
  ['unprocessable', told('provider_refused_order'), 1, 0],
  ['model-gone', DRAWN, 1, 0],
  ['redirected', DRAWN, 1, 0],
  ['conflict', FILMED, 2, 1],
  ['rate-limited', FILMED, 2, 1],
  ['rate-limited-silently', FILMED, 2, 1],
  ['overloaded', DRAWN, 3, 0],
  ['server-error', DRAWN, 1, 0],
  ['server-error-taken', FILMED, 1, 1],
  ['html-gateway', FILMED, 1, 1],
  ['html-receipt', FILMED, 1, 1],
  ['hang-before-headers', FILMED, 1, 1],
  ['hang-mid-body', FILMED, 1, 1],
  ['reset', FILMED, 1, 1],
  ['unknown-at-first', FILMED, 1, 1],
  ['poll-trouble', FILMED, 1, 1],
  ['endless-answer', FILMED, 1, 1],
  ['failed', DRAWN, 3, 3],
  ['failed-integer-code', DRAWN, 3, 3],
  ['failed-no-code', DRAWN, 3, 3],
  ['moderated-output', told('film_rejected'), 1, 1],
  ['expired-job', DRAWN, 3, 3],
  ['cancelled-there', DRAWN, 3, 3],
  ['content-late', FILMED, 1, 1],
  ['redirect-to-other-port', FILMED, 1, 1],
  ['expired-url', DRAWN, 1, 1],
  ['wrong-content-type', FILMED, 1, 1],
  ['reset-mid-file', FILMED, 1, 1],
  ['huge', DRAWN, 1, 1],
  ['endless-drip', DRAWN, 1, 1],
  ['stall-mid-file', DRAWN, 1, 1],
]

/** What only these dialects can meet, or what needs the film itself. */
const AT_OPENROUTER: Outcomes = [
  ['film-b-frames', { filmedBy: 'double-openrouter' }, 1, 1],
  ['truncated', DRAWN, 1, 1],
  ['html-film', DRAWN, 1, 1],
  ['zero-byte', DRAWN, 1, 1],
  ['private-url', DRAWN, 1, 1],
  ['no-videos', told('film_rejected'), 1, 1],
  ['reset', DRAWN, 1, 0],
  ['never-done', DRAWN, 1, 1],
  ['other-job', DRAWN, 1, 1],
]
const AT_FAL: Outcomes = [
  ['fine', { filmedBy: 'double-fal' }, 1, 1],
  ['moderated-prompt', told('moderation_rejected'), 1, 0],
  ['moderated-output', told('film_rejected'), 1, 1],
  ['failed', DRAWN, 3, 3],
  ['reset', DRAWN, 1, 0],
]

const LIMITS = { bytesMax: 20_000_000, totalMs: 60_000, stallMs: 6_000, redirectsMax: 5 }

interface Run {
  readonly story: TestStory
  readonly double: VideoDouble
  readonly provider: string
  /** How each fault's continuation ended. */
  readonly ended: ReadonlyMap<ScenarioName, Job>
}

/** One continuation for each fault, all at once, in scenes of their own. */
async function runAll(dialect: Dialect, outcomes: Outcomes, ingest: 'real' | 'quick'): Promise<Run> {
  // Made beforehand: a film in the making would look like a server that stands still.
  await Promise.all([providerFilm('h264'), providerFilm('odd-rate-no-sound'), providerFilm('b-frames-mono')])
  const double = await startVideoDouble()
  const story = await startTestStory()
  const video = remoteVideo(double, dialect, {
    downloadLimits: LIMITS,
    ...(ingest === 'quick' && { ingest: quickIngest(story.filmDirectory) }),
    callTimeoutMs: 4000,
    model: { poll: { firstSeconds: 0.05, everySeconds: 0.05, giveUpSeconds: 600 } },
  })
  const videoFallback = new QuickVideoProvider(story.filmDirectory)
  await story.worker({ parts: { video, videoFallback, concurrency: { renders: 12, stages: 4 } } })
  const writer = await story.person()
  const begun = await Promise.all(
    outcomes.map(async ([scenario]) => {
      const text = `Ida lit the lantern and went down. double:${scenario}`
      return [scenario, await story.submit(writer, await story.scene(writer), text)] as const
    }),
  )
  for (const [scenario, { id }] of begun)
    if (scenario === 'never-done' || scenario === 'other-job') await growOld(story, id)
  const ended = new Map<ScenarioName, Job>()
  for (const [scenario, { id }] of begun) ended.set(scenario, await story.wait(writer, id))
  return { story, double, provider: video.id, ended }
}

/** As if an order had been placed an hour ago. */
async function growOld(story: TestStory, jobId: string): Promise<void> {
  const createdAt = new Date(Date.now() - 3_600_000)
  await vi.waitFor(
    async () => {
      const orders = await story.db.prisma.videoSubmission.updateMany({
        where: { jobId, state: 'submitted' },
        data: { createdAt },
      })
      expect(orders.count).toBe(1)
    },
    { timeout: 60_000, interval: 50 },
  )
}

async function outcomeOf({ story, double, provider, ended }: Run, scenario: ScenarioName) {
  const job = ended.get(scenario)
  const found =
    job?.status === 'final_ready'
      ? { filmedBy: (await manifestOf(story, job)).provenance.provider }
      : { error: job?.error?.code ?? job?.status }
  const orders = double.orders.filter((order) => order.scenario === scenario).length
  const taken = await story.db.prisma.videoSubmission.count({
    where: { jobId: job?.id ?? '', provider, NOT: { providerJobId: null } },
  })
  const tries = job?.attempts.map(({ outcome: how, errorCode }) => `${how} ${errorCode ?? ''}`).join(', ')
  seen.push({ scenario, provider, words: await wordsOf(story, job), orders, taken })
  return { found: { ...found, orders, taken }, tries }
}

/** What the writer reads: the error with its cure, or what is noted at the published segment. */
async function wordsOf(story: TestStory, job: Job | undefined): Promise<string> {
  if (job?.error) return `${job.error.message} ${job.error.cure}`
  const { provenance } = await manifestOf(story, job)
  const how = provenance.generated ? 'Published, filmed by the provider.' : 'Published.'
  return [how, ...provenance.notes].join(' ')
}

interface Seen {
  readonly scenario: ScenarioName
  readonly provider: string
  readonly words: string
  readonly orders: number
  readonly taken: number
}
/** Of every fault this file has tried so far. */
const seen: Seen[] = []

/** The rows of the table in the docs; faults that end alike share one. */
function tableOf(rows: readonly Seen[]): string {
  const groups = Map.groupBy(rows, ({ provider, words, orders, taken }) =>
    [provider.replace('double-', ''), words, orders, taken].join(' | '),
  )
  const lines = [...groups].map(
    ([ending, alike]) => `| ${alike.map(({ scenario }) => `\`${scenario}\``).join(', ')} | ${ending} |`,
  )
  return ['| fault | asked as | what the writer reads | orders | taken |', '|---|---|---|---|---|', ...lines].join('\n')
}

async function manifestOf(story: TestStory, job: Job | undefined) {
  const position = await story.db.prisma.segmentPosition.findFirstOrThrow({ where: { jobId: job?.id ?? '' } })
  return readManifest(new DiskStorage(story.storageRoot), position.mediaKey)
}

const end = async ({ story, double }: Run) => {
  await story.close()
  await double.close()
}

describe('a continuation whose video provider', () => {
  let run: Run
  beforeAll(async () => {
    run = await runAll('json', OUTCOMES, 'quick')
  }, 240_000)
  afterAll(() => end(run))

  it.each(OUTCOMES)(
    'says %s ends in %o, after %i orders of which %i were taken',
    async (scenario, outcome, orders, taken) => {
      const { found, tries } = await outcomeOf(run, scenario)
      expect(found, tries).toEqual({ ...outcome, orders, taken })
    },
  )

  it('is never asked twice with the same key for two different orders', () => {
    const keys = run.double.orders.map(({ idempotencyKey }) => idempotencyKey)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('gets no credentials where they have no business', () => {
    expect(run.double.leakedCredentials).toBe(0)
  })

  it('could not deliver says so at the segment, and who drew it', async () => {
    const { provenance } = await manifestOf(run.story, run.ended.get('overloaded'))
    expect(provenance).toMatchObject({ provider: 'quick', generated: false })
    expect(provenance.notes[0]).toBe('The video provider had no room, so this segment is drawn as a storyboard.')
  })

  it('delivered is named with its model and the hash of what it was told', async () => {
    const { provenance } = await manifestOf(run.story, run.ended.get('fine'))
    expect(provenance).toMatchObject({ provider: 'double-json', model: 'film-1', generated: true })
    expect(provenance.promptHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('refused the text gives it back to its writer, with words that are ours', async () => {
    const { ended, story } = run
    expect(ended.get('moderated-prompt')?.error).toMatchObject({
      message: 'The provider refused this text.',
      stage: 'video_generation',
    })
    const filmed = ended.get('moderated-output')?.error
    expect(filmed?.message).toBe('The provider filmed this text and refused to hand it over.')
    const draft = await story.db.prisma.draft.findFirst({
      where: { sceneId: ended.get('moderated-prompt')?.sceneId ?? '' },
    })
    expect(draft?.text).toContain('Ida lit the lantern')
  })

  it('has its price kept with the try', async () => {
    const attempt = await run.story.db.prisma.jobAttempt.findFirstOrThrow({
      where: { jobId: run.ended.get('fine')?.id ?? '', stage: 'video_generation', outcome: 'success' },
    })
    expect(Number(attempt.costUsd)).toBe(0.8)
    expect(attempt.prompt).toContain('Ida lit the lantern')
    expect(attempt.output).toMatchObject({ measured: { videoCodec: 'h264', sizeBytes: expect.any(Number) } })
  })
})

describe.each([
  ['openrouter', AT_OPENROUTER],
  ['fal', AT_FAL],
] as const)('a continuation at %s, its film really taken in,', (dialect, outcomes) => {
  let run: Run
  beforeAll(async () => {
    run = await runAll(dialect, outcomes, 'real')
  }, 240_000)
  afterAll(() => end(run))

  it.each(outcomes)(
    'that meets %s ends in %o, after %i orders of which %i were taken',
    async (scenario, outcome, orders, taken) => {
      const { found, tries } = await outcomeOf(run, scenario)
      expect(found, tries).toEqual({ ...outcome, orders, taken })
    },
  )
})

it('is all told in docs/providers.md, as it was found here; run with -u it writes that down', async ({ skip }) => {
  skip(seen.length < OUTCOMES.length + AT_OPENROUTER.length + AT_FAL.length, 'only some faults were tried')
  const page = join(import.meta.dirname, '../../../docs/providers.md')
  const [before = '', , after = ''] = (await readFile(page, 'utf8')).split(/<!-- faults(?: end)? -->/)
  await expect(`${before}<!-- faults -->\n${tableOf(seen)}\n<!-- faults end -->${after}`).toMatchFileSnapshot(page)
})
