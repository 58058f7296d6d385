import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ChildTaskFailure } from '#platform/child-task/child-task-failure.ts'
import { runChildTask } from '#platform/child-task/run-child-task.ts'
import { OUT_OF_MEMORY } from '#platform/child-task/messages.ts'
import { ProviderFailure } from '#platform/failure.ts'
import { INGEST_LIMITS, type IngestedFiles, type IngestLimits, type IngestTask, UNUSABLE_FILM } from './ingest-task.ts'
import { SNIFF_BYTES, sniffContainer } from './sniff-container.rules.ts'

const CHILD = fileURLToPath(new URL('./ingest-child.ts', import.meta.url))
const HEAP_MEGABYTES_MAX = 512
const RETRY_AFTER_MS = 2000

export interface IngestOptions {
  readonly directory: string
  readonly durationSeconds: number
  readonly signal: AbortSignal
  readonly onProgress: (percent: number) => void
  readonly limits?: IngestLimits
  readonly rssBytesMax?: number
  readonly wallMs?: number
}

/** What a 4096 px HEVC film needs, with a third to spare. */
const RSS_BYTES_MAX = 1.2 * 2 ** 30
/** A segment takes about its own length; a machine busy with other work may take five times that (MEDIA 2.7). */
const wallLimitMs = (durationSeconds: number) => (60 + 5 * durationSeconds) * 1000

const isIngested = (result: unknown): result is IngestedFiles =>
  typeof result === 'object' && result !== null && 'renditions' in result && 'measured' in result

/**
 * Makes a downloaded file into a segment's mezzanine files, in a process of its own with bounded memory and time.
 *
 * @throws ProviderFailure `bad_output` for a file that is no film we take in, or breaks a limit; `timeout`, `provider`
 * (crashed) and `cancelled` as for a render.
 */
export async function ingestInChild(
  file: string,
  options: IngestOptions,
): Promise<IngestedFiles & { readonly rssBytesPeak: number }> {
  const { directory, durationSeconds, limits = INGEST_LIMITS, signal, onProgress } = options
  const container = sniffContainer(await firstBytes(file))
  if (container === null) throw badOutput('it is neither MP4 nor WebM')
  const task: IngestTask = { file, container, directory, durationSeconds, limits }
  try {
    const { result, rssBytesPeak } = await runChildTask(task, {
      entry: CHILD,
      wallMs: options.wallMs ?? wallLimitMs(durationSeconds),
      rssBytesMax: options.rssBytesMax ?? RSS_BYTES_MAX,
      heapMegabytesMax: HEAP_MEGABYTES_MAX,
      signal,
      onProgress,
    })
    if (!isIngested(result)) throw new Error('the ingest handed over something else than files')
    return { ...result, rssBytesPeak }
  } catch (error) {
    throw error instanceof ChildTaskFailure ? failureOf(error) : error
  }
}

async function firstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

const badOutput = (problem: string, cause?: unknown) =>
  new ProviderFailure('bad_output', `The file that came back cannot be used: ${problem}.`, { retry: 'after', cause })

function failureOf(cause: ChildTaskFailure): ProviderFailure {
  if (cause.reason === 'cancelled')
    return new ProviderFailure('cancelled', 'taking the film in was cancelled', { retry: 'never', cause })
  if (cause.code === UNUSABLE_FILM) return badOutput(cause.message, cause)
  if (cause.code === OUT_OF_MEMORY) return badOutput('it needs more memory than a film may', cause)
  if (cause.reason === 'timeout') return badOutput('it takes longer to read than a film may', cause)
  // A parser that dies on a file most likely dies of the file.
  if (cause.reason === 'ended_early') return badOutput('its reader broke on it', cause)
  return new ProviderFailure('provider', `the film could not be taken in: ${cause.message}`, {
    retry: 'after',
    retryAfterMs: RETRY_AFTER_MS,
    cause,
  })
}
