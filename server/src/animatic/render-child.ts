import { argv0, exit } from 'node:process'
import type { FromChild, ToChild } from './render-messages.ts'
import { renderSegment } from './render-segment.ts'

/** Entry of the render process: one segment, then the process ends and gives its native memory back. */

/** A whole frame between two words from us would look like silence; a word per frame would only fill the pipe. */
const PROGRESS_STEP_PERCENT = 2

let isCancelled = false

function say(message: FromChild): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!process.send) throw new Error(`${argv0} must be started by the renderer, not by hand`)
    process.send(message, undefined, undefined, (error) => (error ? reject(error) : resolve()))
  })
}

async function render(task: Extract<ToChild, { kind: 'render' }>): Promise<void> {
  let told = 0
  const files = await renderSegment(task.request, task.directory, (percent) => {
    if (isCancelled) throw new Error('cancelled')
    const rssBytes = process.memoryUsage.rss()
    if (rssBytes > task.rssBytesMax) throw new Error(`needs more than ${task.rssBytesMax} bytes of memory`)
    if (percent - told >= PROGRESS_STEP_PERCENT) {
      told = percent
      void say({ kind: 'progress', percent }).catch(() => exit(1))
    }
  })
  await say({ kind: 'done', files })
}

async function end(work: Promise<void>): Promise<void> {
  try {
    await work
    exit(0)
  } catch (error) {
    await say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }).catch(
      () => undefined,
    )
    exit(1)
  }
}

// The parent is gone: nobody will read the result, and an orphan would eat a core until it is done.
process.on('disconnect', () => exit(1))
process.on('message', (message: ToChild) => {
  if (message.kind === 'cancel') isCancelled = true
  else void end(render(message))
})
void say({ kind: 'ready' })
