import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { startTestWorker } from '../make/test-worker.ts'

/**
 * The five stages of whichever checkout this file lies in, with a film at hand instead of a renderer; the rolling soak
 * puts a copy of it into the old one. So it may lean on nothing but `startTestWorker`.
 */
const Orders = Type.Object({ databaseUrl: Type.String(), storageRoot: Type.String(), filmDirectory: Type.String() })

const worker = await startTestWorker(Value.Parse(Orders, JSON.parse(process.argv[2] ?? '')))
process.on('SIGTERM', () => {
  void worker.stop().then(() => process.exit(0))
})
process.stdout.write('Skein works.\n')
