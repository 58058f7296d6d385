import { argv0, exit, memoryUsage } from 'node:process'
import { CANCELLED, type FromChild, OUT_OF_MEMORY, type ToChild } from './messages.ts'

/** A word per frame would only fill the pipe. */
const PROGRESS_STEP_PERCENT = 2
/** Native code allocates while JavaScript waits, so memory is looked at by the clock and not between steps. */
const MEMORY_CHECK_MS = 100

/** Ends a task with a code that its parent can tell apart. */
export class TaskFailure extends Error {
  readonly code: string
  constructor(code: string, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.name = 'TaskFailure'
    this.code = code
  }
}

function say(message: FromChild): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!process.send) throw new Error(`${argv0} must be started by its parent, not by hand`)
    process.send(message, undefined, undefined, (error) => (error ? reject(error) : resolve()))
  })
}

async function sayFailed(code: string, message: string, rssBytesPeak: number): Promise<never> {
  await say({ kind: 'failed', code, message, rssBytesPeak }).catch(() => undefined)
  return exit(1)
}

/**
 * Makes this process the child of one task: it does what it is given, once, and ends, which gives its native memory
 * back. It ends early when it is cancelled, needs too much memory or loses its parent.
 *
 * @param isKept for a child of `createWarmChildren`, which does task after task: it ends neither with one that is done nor
 * with one that is cancelled.
 * @param run gets a function to call once per step with 0 to 100, which throws when the task is to stop.
 */
export function serveChildTask<Task>(
  run: (task: Task, report: (percent: number) => void) => Promise<unknown>,
  { isKept = false }: { readonly isKept?: boolean } = {},
): void {
  let isCancelled = false
  let rssBytesPeak = 0

  const work = async (task: Task, rssBytesMax: number): Promise<void> => {
    let told = 0
    // A kept child may hear late that the task before this one was cancelled.
    isCancelled &&= !isKept
    rssBytesPeak = 0
    const watch = setInterval(() => {
      const rssBytes = memoryUsage.rss()
      rssBytesPeak = Math.max(rssBytesPeak, rssBytes)
      if (rssBytes <= rssBytesMax) return
      clearInterval(watch)
      void sayFailed(OUT_OF_MEMORY, `needs more than ${rssBytesMax} bytes of memory`, rssBytesPeak)
    }, MEMORY_CHECK_MS)
    try {
      const result = await run(task, (percent) => {
        if (isCancelled) throw new TaskFailure(CANCELLED, 'cancelled')
        if (percent - told < PROGRESS_STEP_PERCENT) return
        told = percent
        void say({ kind: 'progress', percent }).catch(() => exit(1))
      })
      rssBytesPeak = Math.max(rssBytesPeak, memoryUsage.rss())
      clearInterval(watch)
      await say({ kind: 'done', result, rssBytesPeak })
      if (!isKept) exit(0)
    } catch (error) {
      clearInterval(watch)
      if (isKept && error instanceof TaskFailure && error.code === CANCELLED)
        return await say({ kind: 'failed', code: CANCELLED, message: error.message, rssBytesPeak })
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed'
      await sayFailed(
        code,
        error instanceof Error ? error.message : String(error),
        Math.max(rssBytesPeak, memoryUsage.rss()),
      )
    }
  }

  // The parent is gone: nobody will read the result, and an orphan would eat a core until it is done.
  process.on('disconnect', () => exit(1))
  process.on(
    'message',
    (message: Exclude<ToChild, { kind: 'run' }> | { kind: 'run'; task: Task; rssBytesMax: number }) => {
      if (message.kind === 'cancel') isCancelled = true
      else void work(message.task, message.rssBytesMax)
    },
  )
  void say({ kind: 'ready' })
}
