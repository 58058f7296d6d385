import { appendFileSync } from 'node:fs'
import { STAGES } from '@skein/contract/jobs'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { SubmittedJob, VideoRequest } from '#providers/video/video.port.ts'
import { createDatabase } from '#platform/db.ts'
import { QuickVideoProvider } from './quick-video.ts'
import { startTestWorker } from './test-worker.ts'

/** What a test tells a worker process of its own, as JSON in the first argument. */
const Orders = Type.Object({
  databaseUrl: Type.String(),
  storageRoot: Type.String(),
  filmDirectory: Type.String(),
  retryLimit: Type.Optional(Type.Integer()),
  /**
   * A file that gets one line for every call of the video provider, whichever process makes it, such as `submit <job>`,
   * and one when the fault strikes: `SIGSTOP <job>`.
   */
  ledger: Type.String(),
  /** Where it does it to itself, when this job comes by. */
  fault: Type.Object({
    signal: Type.Enum(['SIGKILL', 'SIGSTOP'] as const),
    jobId: Type.String(),
    stage: Type.Enum(STAGES),
    /** `in_submit`: the provider has taken the order, and its answer is lost. */
    point: Type.Enum(['start', 'in_submit', 'after_provider', 'before_commit', 'after_commit'] as const),
  }),
})

const { fault, ledger, ...worker } = Value.Parse(Orders, JSON.parse(process.argv[2] ?? ''))
let isHit = false
const hit = () => {
  if (isHit) return
  isHit = true
  appendFileSync(ledger, `${fault.signal} ${fault.jobId}\n`)
  process.kill(process.pid, fault.signal)
}

class LedgerVideo extends QuickVideoProvider {
  override async submit(request: VideoRequest): Promise<SubmittedJob> {
    const submitted = await super.submit(request)
    appendFileSync(ledger, `submit ${request.jobId}\n`)
    if (fault.point === 'in_submit' && request.jobId === fault.jobId) hit()
    return submitted
  }
  override reconcile(request: VideoRequest): Promise<SubmittedJob> {
    appendFileSync(ledger, `reconcile ${request.jobId}\n`)
    return super.reconcile(request)
  }
}

const looking = createDatabase({ url: worker.databaseUrl, poolMax: 2, statementTimeoutMs: 5_000 })
/** This process handles one job a stage at a time, so the try begun last in a stage is the one it is at. */
async function isAt(stage: string): Promise<boolean> {
  const newest = await looking.prisma.jobAttempt.findFirst({ where: { stage }, orderBy: { startedAt: 'desc' } })
  return newest?.jobId === fault.jobId
}

await startTestWorker({
  ...worker,
  // One after the other, so that a later job says that an earlier one is done with.
  parts: { concurrency: { renders: 1, stages: 1 }, video: new LedgerVideo(worker.filmDirectory) },
  faultPoints: async (stage, point) => {
    if (stage === fault.stage && point === fault.point && (await isAt(stage))) hit()
  },
})
