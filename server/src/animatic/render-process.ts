import { fileURLToPath } from 'node:url'
import { ChildTaskFailure, runChildTask } from '#platform/child-task/run-child-task.ts'
import { ProviderFailure } from '#platform/failure.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import type { RenderedFiles } from './render-segment.ts'
import type { SpokenLine } from './sound/narration.rules.ts'

const CHILD = fileURLToPath(new URL('./render-child.ts', import.meta.url))
/** Half as much again as a segment needs: it only catches a runaway. */
const RSS_BYTES_MAX = 700 * 2 ** 20
const HEAP_MEGABYTES_MAX = 256
/** A segment renders within its own length; a machine busy with other work may take ten times that. */
const wallLimitMs = (durationSeconds: number) => (45 + 10 * durationSeconds) * 1000
/** For glibc: a freed picture goes back to the system at once, instead of lying in the heap of whichever thread had it. */
const ENVIRONMENT = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '4000000' } as const
/** Little lives long in the render's small heap: helpers for its collection cost a tenth of all time, and bring nothing. */
const NODE_OPTIONS = ['--single-threaded-gc', '--max-semi-space-size=4'] as const
const RETRY_AFTER_MS = 2000

/** What is drawn: the storyboard, or its words on cards. */
export type Pictures = 'animatic' | 'title_card'

/** What the render process is given. */
export interface RenderTask {
  readonly request: VideoRequest
  readonly directory: string
  readonly pictures: Pictures
  readonly narration: readonly SpokenLine[]
}

export interface RenderOptions {
  /** The caller's own; the files stay in it. */
  readonly directory: string
  readonly pictures?: Pictures
  /** Spoken over the segment's sound: files, since the process has no way to anything else. */
  readonly narration?: readonly SpokenLine[]
  readonly signal: AbortSignal
  readonly onProgress: (percent: number) => void
  /** Told once, for tests and logs. */
  readonly onStarted?: (pid: number) => void
  /** Another program than the renderer and narrower limits, for tests of what happens when it breaks. */
  readonly entry?: string
  readonly wallMs?: number
  readonly rssBytesMax?: number
}

const isRendered = (result: unknown): result is RenderedFiles =>
  typeof result === 'object' && result !== null && 'renditions' in result && 'posterFile' in result

/**
 * Renders one segment in a process of its own.
 *
 * @throws ProviderFailure `cancelled` (aborted), `timeout` (wall limit), or `provider` (crashed, out of memory, or could not
 * draw); the last two may be tried again.
 */
export async function renderInChild(
  request: VideoRequest,
  { directory, pictures = 'animatic', narration = [], ...options }: RenderOptions,
): Promise<RenderedFiles & { readonly rssBytesPeak: number }> {
  const task: RenderTask = { request, directory, pictures, narration }
  try {
    const { result, rssBytesPeak } = await runChildTask(task, {
      entry: CHILD,
      wallMs: wallLimitMs(request.script.durationSeconds),
      rssBytesMax: RSS_BYTES_MAX,
      heapMegabytesMax: HEAP_MEGABYTES_MAX,
      environment: ENVIRONMENT,
      nodeOptions: NODE_OPTIONS,
      ...options,
    })
    if (!isRendered(result)) throw new Error('the renderer handed over something else than files')
    return { ...result, rssBytesPeak }
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
