import { STAGES } from '@skein/contract/jobs'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { startTestWorker } from './test-worker.ts'

/** What a test tells a worker process of its own, as JSON in the first argument. */
const Orders = Type.Object({
  databaseUrl: Type.String(),
  storageRoot: Type.String(),
  filmDirectory: Type.String(),
  dieIn: Type.Object({
    stage: Type.Enum(STAGES),
    point: Type.Enum(['start', 'after_provider', 'before_commit', 'after_commit'] as const),
  }),
})

const { dieIn, ...worker } = Value.Parse(Orders, JSON.parse(process.argv[2] ?? ''))
await startTestWorker({
  ...worker,
  faultPoints: (stage, point) => {
    if (stage === dieIn.stage && point === dieIn.point) process.kill(process.pid, 'SIGKILL')
  },
})
