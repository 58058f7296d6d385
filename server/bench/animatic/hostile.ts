import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ChildTaskFailure } from '#platform/child-task/run-child-task.ts'
import { ProviderFailure } from '#platform/failure.ts'
import { ingestInChild } from '#providers/video/ingest/ingest-process.ts'
import { HOSTILE_FILMS, LYING_FILMS } from '../../test/make/hostile-films.ts'

const SECONDS = 3
const MIB = 2 ** 20

export interface HostileOutcome {
  readonly file: string
  readonly bytes: number
  readonly outcome: string
  readonly seconds: number
  /** Null when no process was started for it, or it did not live to say. */
  readonly peakMib: number | null
}

/** Takes in every file that means harm or is broken, as a provider's film would be, with the limits of the product. */
export async function takeInHostile(scratch: string, tell: (line: string) => void): Promise<readonly HostileOutcome[]> {
  const outcomes: HostileOutcome[] = []
  for (const [name, make] of Object.entries({ ...HOSTILE_FILMS, ...LYING_FILMS })) {
    const film = await make()
    const directory = await mkdtemp(join(scratch, 'hostile-'))
    const file = join(directory, 'film')
    await writeFile(file, film)
    const began = performance.now()
    const { outcome, peak } = await ingestInChild(file, {
      directory,
      durationSeconds: SECONDS,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    }).then(
      ({ measured, rssBytesPeak }) => ({
        outcome: `taken in: ${measured.videoCodec} ${measured.width}x${measured.height}, ${measured.frames} pictures`,
        peak: rssBytesPeak,
      }),
      (error: unknown) => ({ outcome: refusalOf(error), peak: peakOf(error) }),
    )
    outcomes.push({
      file: name,
      bytes: film.length,
      outcome,
      seconds: (performance.now() - began) / 1000,
      peakMib: peak === undefined ? null : peak / MIB,
    })
    await rm(directory, { recursive: true })
    tell(name)
  }
  return outcomes
}

const refusalOf = (error: unknown) =>
  error instanceof ProviderFailure ? `${error.code}: ${error.message}` : `not refused but broken: ${String(error)}`

const peakOf = (error: unknown) =>
  error instanceof Error && error.cause instanceof ChildTaskFailure ? error.cause.rssBytesPeak : undefined
