import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { ProviderFailure } from '#platform/failure.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import type { FromChild, ToChild } from './render-messages.ts'
import type { RenderedFiles } from './render-segment.ts'

const CHILD = fileURLToPath(new URL('./render-child.ts', import.meta.url))
/** Twice what a segment needs, so that it only catches a runaway. */
const RSS_BYTES_MAX = 1.5 * 2 ** 30
const HEAP_MEGABYTES_MAX = 1024
/** A segment renders in about its own length; a machine busy with other work may take ten times that. */
const wallLimitMs = (durationSeconds: number) => (60 + 15 * durationSeconds) * 1000
const CANCEL_GRACE_MS = 2000
const RETRY_AFTER_MS = 2000
const STDERR_CHARACTERS_MAX = 2000

const isFromChild = (message: unknown): message is FromChild =>
  typeof message === 'object' && message !== null && 'kind' in message

function lowerPriority(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // The child may have ended already, and a platform may refuse; a render at normal priority is still a render.
  }
}

export interface RenderOptions {
  /** Empty, the caller's own; the files stay in it. */
  readonly directory: string
  readonly signal: AbortSignal
  readonly onProgress: (percent: number) => void
  /** Told once, for tests and logs. */
  readonly onStarted?: (pid: number) => void
}

/**
 * Renders one segment in a process of its own, because native code that crashes takes its process with it.
 *
 * @throws ProviderFailure `cancelled` (aborted), `timeout` (wall limit), or `provider` (crashed, out of memory, or could not
 * draw); the last two may be tried again.
 */
export async function renderInChild(request: VideoRequest, options: RenderOptions): Promise<RenderedFiles> {
  const { directory, signal, onProgress } = options
  if (signal.aborted) throw new ProviderFailure('cancelled', 'the render was cancelled', { retry: 'never' })
  const child = fork(CHILD, {
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES_MAX}`],
    // The child draws pictures: it has no business with our secrets.
    env: { TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  lowerPriority(child)
  if (child.pid !== undefined) options.onStarted?.(child.pid)

  return await new Promise<RenderedFiles>((resolve, reject) => {
    let outcome: RenderedFiles | ProviderFailure | null = null
    let stderr = ''
    let killTimer: NodeJS.Timeout | undefined

    const tell = (message: ToChild) => {
      if (child.connected) child.send(message, () => undefined)
    }
    const stop = (failure: ProviderFailure) => {
      outcome ??= failure
      tell({ kind: 'cancel' })
      killTimer ??= setTimeout(() => child.kill('SIGKILL'), CANCEL_GRACE_MS)
    }
    const onAbort = () => stop(new ProviderFailure('cancelled', 'the render was cancelled', { retry: 'never' }))
    const wallTimer = setTimeout(
      () => stop(new ProviderFailure('timeout', 'the render took too long', { retry: 'after' })),
      wallLimitMs(request.script.durationSeconds),
    )
    signal.addEventListener('abort', onAbort, { once: true })

    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-STDERR_CHARACTERS_MAX)
    })
    child.on('message', (message) => {
      if (!isFromChild(message)) return
      if (message.kind === 'ready') tell({ kind: 'render', request, directory, rssBytesMax: RSS_BYTES_MAX })
      else if (message.kind === 'progress') onProgress(message.percent)
      else if (message.kind === 'done') outcome ??= message.files
      else {
        outcome ??= new ProviderFailure('provider', `the renderer failed: ${message.message}`, {
          retry: 'after',
          retryAfterMs: RETRY_AFTER_MS,
        })
      }
    })
    child.on('error', (error) => {
      outcome ??= new ProviderFailure('provider', 'the renderer could not be started', { retry: 'after', cause: error })
      if (child.pid === undefined) settle(null, null)
    })
    child.on('close', settle)

    function settle(code: number | null, exitSignal: string | null): void {
      clearTimeout(wallTimer)
      clearTimeout(killTimer)
      signal.removeEventListener('abort', onAbort)
      if (outcome instanceof ProviderFailure) reject(outcome)
      else if (outcome) resolve(outcome)
      else {
        const ending = exitSignal ?? `code ${code}`
        reject(
          new ProviderFailure('provider', `the renderer ended early (${ending}) ${stderr}`.trim(), {
            retry: 'after',
            retryAfterMs: RETRY_AFTER_MS,
          }),
        )
      }
    }
  })
}
