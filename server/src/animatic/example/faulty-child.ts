import { setTimeout as wait } from 'node:timers/promises'
import { serveChildTask } from '#platform/child-task/serve-child-task.ts'
import type { RenderTask } from '../render-process.ts'

const BITE_BYTES = 48 * 2 ** 20
const BITE_MS = 10

/** What a renderer can do wrong. */
export type Fault = 'crash' | 'memory' | 'hang' | 'throw'

/** A render process that goes wrong in the way its request's title says. */
serveChildTask<RenderTask>(async ({ request }, report) => {
  report(10)
  const fault = request.title
  if (fault === 'throw') throw new Error('the pen broke')
  if (fault === 'crash') process.kill(process.pid, 'SIGKILL')
  const eaten: Buffer[] = []
  while (fault === 'memory') {
    eaten.push(Buffer.alloc(BITE_BYTES, eaten.length))
    await wait(BITE_MS)
  }
  // As native code does that never comes back: nothing is heard any more, not even that it shall stop.
  for (;;);
})
