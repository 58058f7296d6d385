import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { codeCache } from './code-cache.ts'
import type { FromChild, ToChild } from './messages.ts'

const CANCEL_GRACE_MS = 2000
const STDERR_CHARACTERS_MAX = 2000

/** The task did not come to its end; `code` is the child's own for `failed`. */
export class ChildTaskFailure extends Error {
  readonly reason: 'cancelled' | 'timeout' | 'failed' | 'ended_early' | 'not_started'
  readonly code: string | undefined
  /** What the child needed, when it lived to say so. */
  readonly rssBytesPeak: number | undefined
  constructor(
    reason: ChildTaskFailure['reason'],
    message: string,
    options: { code?: string | undefined; rssBytesPeak?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'ChildTaskFailure'
    this.reason = reason
    this.code = options.code
    this.rssBytesPeak = options.rssBytesPeak
  }
}

export interface ChildTaskOptions {
  /** A module that calls `serveChildTask`. */
  readonly entry: string
  readonly wallMs: number
  readonly rssBytesMax: number
  readonly heapMegabytesMax: number
  /** What the child finds in its environment besides the time zone. */
  readonly environment?: Readonly<Record<string, string>>
  /** Further options of its node. */
  readonly nodeOptions?: readonly string[]
  readonly signal: AbortSignal
  /** 0 to 100. */
  readonly onProgress: (percent: number) => void
  /** Told once, for tests and logs. */
  readonly onStarted?: (pid: number) => void
}

const isFromChild = (message: unknown): message is FromChild =>
  typeof message === 'object' && message !== null && 'kind' in message

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
  const cache = codeCache()
  const child = fork(options.entry, {
    execArgv: [`--max-old-space-size=${options.heapMegabytesMax}`, ...(options.nodeOptions ?? [])],
    // The child works on pictures: it has no business with our secrets.
    env: { TZ: 'UTC', ...(cache !== null && { NODE_COMPILE_CACHE: cache }), ...options.environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  lowerPriority(child)
  if (child.pid !== undefined) options.onStarted?.(child.pid)

  return await new Promise((resolve, reject) => {
    let outcome: { result: unknown; rssBytesPeak: number } | ChildTaskFailure | null = null
    let stderr = ''
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

    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-STDERR_CHARACTERS_MAX)
    })
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
      else reject(new ChildTaskFailure('ended_early', `ended early (${exitSignal ?? `code ${code}`}) ${stderr}`.trim()))
    }
  })
}
