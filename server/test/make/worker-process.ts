import { STAGES } from '@skein/contract/jobs'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { startTestWorker } from './test-worker.ts'

/** What a test tells a worker process of its own, as JSON in the first argument. */
const Orders = Type.Object({
  databaseUrl: Type.String(),
  storageRoot: Type.String(),
  filmDirectory: Type.String(),
  /** Where it does it to itself, the first time it comes by. */
  fault: Type.Object({
    signal: Type.Enum(['SIGKILL', 'SIGSTOP'] as const),
    stage: Type.Enum(STAGES),
    point: Type.Enum(['start', 'after_provider', 'before_commit', 'after_commit'] as const),
  }),
})

let isHit = false
const { fault, ...worker } = Value.Parse(Orders, JSON.parse(process.argv[2] ?? ''))
await startTestWorker({
  ...worker,
  // One after the other, so that a later job says that an earlier one is done with.
  parts: { concurrency: { renders: 1, stages: 1 } },
  faultPoints: (stage, point) => {
    if (isHit || stage !== fault.stage || point !== fault.point) return
    isHit = true
    process.kill(process.pid, fault.signal)
  },
})
