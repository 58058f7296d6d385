import { fileURLToPath } from 'node:url'
import { ChildTaskFailure, runChildTask } from '#platform/child-task/run-child-task.ts'
import { ProviderFailure } from '#platform/failure.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import type { RenderedFiles } from './render-segment.ts'
import type { SpokenLine } from './sound/narration.rules.ts'

const CHILD = fileURLToPath(new URL('./render-child.ts', import.meta.url))
/** Twice what a segment needs, so that it only catches a runaway. */
const RSS_BYTES_MAX = 1.5 * 2 ** 30
const HEAP_MEGABYTES_MAX = 1024
/** A segment renders in about its own length; a machine busy with other work may take ten times that. */
const wallLimitMs = (durationSeconds: number) => (60 + 15 * durationSeconds) * 1000
const RETRY_AFTER_MS = 2000

/** What the render process is given. */
export interface RenderTask {
  readonly request: VideoRequest
  readonly directory: string
  readonly narration: readonly SpokenLine[]
}

export interface RenderOptions {
  /** Empty, the caller's own; the files stay in it. */
  readonly directory: string
  /** Spoken over the segment's sound: files, since the process has no way to anything else. */
  readonly narration?: readonly SpokenLine[]
  readonly signal: AbortSignal
  readonly onProgress: (percent: number) => void
  /** Told once, for tests and logs. */
  readonly onStarted?: (pid: number) => void
}

const isRendered = (result: unknown): result is RenderedFiles =>
  typeof result === 'object' && result !== null && 'renditions' in result && 'posterFile' in result

/**
 * Renders one segment in a process of its own.
 *
 * @throws ProviderFailure `cancelled` (aborted), `timeout` (wall limit), or `provider` (crashed, out of memory, or could not
 * draw); the last two may be tried again.
 */
export async function renderInChild(request: VideoRequest, options: RenderOptions): Promise<RenderedFiles> {
  const { directory, narration = [], ...watch } = options
  const task: RenderTask = { request, directory, narration }
  try {
    const { result } = await runChildTask(task, {
      ...watch,
      entry: CHILD,
      wallMs: wallLimitMs(request.script.durationSeconds),
      rssBytesMax: RSS_BYTES_MAX,
      heapMegabytesMax: HEAP_MEGABYTES_MAX,
    })
    if (!isRendered(result)) throw new Error('the renderer handed over something else than files')
    return result
  } catch (error) {
    throw error instanceof ChildTaskFailure ? failureOf(error) : error
  }
}

function failureOf(cause: ChildTaskFailure): ProviderFailure {
  if (cause.reason === 'cancelled')
    return new ProviderFailure('cancelled', 'the render was cancelled', { retry: 'never', cause })
  if (cause.reason === 'timeout')
    return new ProviderFailure('timeout', 'the render took too long', { retry: 'after', cause })
  return new ProviderFailure('provider', `the renderer failed: ${cause.message}`, {
    retry: 'after',
    retryAfterMs: RETRY_AFTER_MS,
    cause,
  })
}
