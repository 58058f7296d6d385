import type { ChildProcess } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { ChildTaskFailure } from './child-task-failure.ts'
import type { ToChild } from './messages.ts'
import { type ChildOptions, isFromChild, startChild } from './start-child.ts'

const CANCEL_GRACE_MS = 2000

export interface ChildTaskOptions extends ChildOptions {
  readonly wallMs: number
  readonly rssBytesMax: number
  readonly signal: AbortSignal
  /** 0 to 100. */
  readonly onProgress: (percent: number) => void
  /** Told once, for tests and logs. */
  readonly onStarted?: (pid: number) => void
}

function lowerPriority(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // The child may have ended already, and a platform may refuse; a task at normal priority is still a task.
  }
}

/**
 * Does one task in a process of its own, because native code that crashes takes its process with it, and bytes from
 * elsewhere are best parsed where there is nothing to steal.
 *
 * @throws ChildTaskFailure.
 */
export async function runChildTask(
  task: unknown,
  options: ChildTaskOptions,
): Promise<{ readonly result: unknown; readonly rssBytesPeak: number }> {
  const { signal, onProgress } = options
  if (signal.aborted) throw new ChildTaskFailure('cancelled', 'cancelled before it began')
  const { child, said } = startChild(options)
  lowerPriority(child)
  if (child.pid !== undefined) options.onStarted?.(child.pid)

  return await new Promise((resolve, reject) => {
    let outcome: { result: unknown; rssBytesPeak: number } | ChildTaskFailure | null = null
    let killTimer: NodeJS.Timeout | undefined

    const tell = (message: ToChild) => {
      if (child.connected) child.send(message, () => undefined)
    }
    const stop = (failure: ChildTaskFailure) => {
      outcome ??= failure
      tell({ kind: 'cancel' })
      killTimer ??= setTimeout(() => child.kill('SIGKILL'), CANCEL_GRACE_MS)
    }
    const onAbort = () => stop(new ChildTaskFailure('cancelled', 'cancelled'))
    const wallTimer = setTimeout(() => stop(new ChildTaskFailure('timeout', 'took too long')), options.wallMs)
    signal.addEventListener('abort', onAbort, { once: true })

    child.on('message', (message) => {
      if (!isFromChild(message)) return
      if (message.kind === 'ready') tell({ kind: 'run', task, rssBytesMax: options.rssBytesMax })
      else if (message.kind === 'progress') onProgress(message.percent)
      else if (message.kind === 'done') outcome ??= { result: message.result, rssBytesPeak: message.rssBytesPeak }
      else {
        outcome ??= new ChildTaskFailure('failed', message.message, message)
        // It ends by itself, unless native threads of its keep it from ending.
        killTimer ??= setTimeout(() => child.kill('SIGKILL'), CANCEL_GRACE_MS)
      }
    })
    child.on('error', (error) => {
      outcome ??= new ChildTaskFailure('not_started', 'could not be started', { cause: error })
      if (child.pid === undefined) settle(null, null)
    })
    child.on('close', settle)

    function settle(code: number | null, exitSignal: string | null): void {
      clearTimeout(wallTimer)
      clearTimeout(killTimer)
      signal.removeEventListener('abort', onAbort)
      if (outcome instanceof ChildTaskFailure) reject(outcome)
      else if (outcome) resolve(outcome)
      else reject(new ChildTaskFailure('ended_early', `ended early (${exitSignal ?? `code ${code}`}) ${said()}`.trim()))
    }
  })
}
