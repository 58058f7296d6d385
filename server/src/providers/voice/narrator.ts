import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { filmNote } from '@skein/contract/film-notes'
import { ProviderFailure, type ProviderFailureCode } from '#platform/failure.ts'
import { StorageConflict, StorageMissing } from '#providers/storage/storage-failure.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import type { TimedLine } from './narration-lines.rules.ts'
import type { Voice } from './voice.port.ts'

/** What was spoken, as files on this disk. */
interface Narration {
  readonly lines: readonly { readonly file: string; readonly start: number; readonly end: number }[]
  /** Null when nothing was. */
  readonly voice: { readonly provider: string; readonly model: string } | null
  /** What could not be spoken, in words a writer understands. */
  readonly notes: readonly string[]
}

export interface Narrator {
  /**
   * Has lines spoken. A voice that fails leaves a note and never an error: a segment without narration is still one.
   *
   * @param directory the caller's own, for the files. @throws the signal's reason when it is aborted, and what the
   * storage throws.
   */
  narrate(
    lines: readonly TimedLine[],
    context: { readonly jobId: string; readonly directory: string; readonly signal: AbortSignal },
  ): Promise<Narration>
}

const TRIES_MAX = 3
const RETRY_MS = 1000
const RETRY_MS_MAX = 10_000

/** After these the next line would fare the same. */
const FINAL: ReadonlySet<ProviderFailureCode> = new Set([
  'auth',
  'billing',
  'unsupported',
  'not_found',
  'network',
  'timeout',
  'capacity',
  'rate_limited',
])

const NOTES: Partial<Record<ProviderFailureCode, string>> = {
  unsupported: filmNote('because_unsupported'),
  auth: filmNote('because_auth'),
  billing: filmNote('because_billing'),
  rate_limited: filmNote('because_rate_limited'),
  capacity: filmNote('because_capacity'),
  timeout: filmNote('because_timeout'),
  network: filmNote('because_network'),
  moderated: filmNote('because_moderated'),
  ambiguous_submit: filmNote('because_ambiguous_submit'),
  bad_output: filmNote('because_bad_output'),
  not_found: filmNote('because_not_found'),
}

/**
 * Has lines spoken once. What a voice said is kept in object storage under a hash of everything that makes it sound as it
 * does, beside the job's other unfinished work: a job that starts over, here or on another machine, finds its lines
 * there. They are removed with the rest of that work. A line that was ordered and never came is left out rather than
 * bought again.
 */
export function createNarrator({
  voice,
  storage,
  retryMs = RETRY_MS,
}: {
  readonly voice: Voice
  readonly storage: ObjectStorage
  readonly retryMs?: number
}): Narrator {
  return {
    narrate: async (lines, { jobId, directory, signal }) => {
      const said: { file: string; start: number; end: number }[] = []
      let trouble: ProviderFailure | null = null
      for (const [index, line] of lines.entries()) {
        try {
          const bytes = await heardBefore(line, jobId, signal)
          const file = join(directory, `voice-${index}.audio`)
          await writeFile(file, bytes)
          said.push({ file, start: line.start, end: line.end })
        } catch (error) {
          signal.throwIfAborted()
          if (!(error instanceof ProviderFailure)) throw error
          trouble ??= error
          if (FINAL.has(error.code)) break
        }
      }
      return {
        lines: said,
        voice: said.length === 0 ? null : { provider: voice.id, model: voice.model },
        notes: trouble === null ? [] : [noteOn(trouble, said.length > 0)],
      }
    },
  }

  async function heardBefore(line: TimedLine, jobId: string, signal: AbortSignal): Promise<Uint8Array> {
    const { text, language, speaker } = line
    const made = [voice.id, voice.model, voice.manner, language, speaker, text]
    const hash = createHash('sha256').update(JSON.stringify(made)).digest('hex')
    const key = `staging/${jobId}/voice/${hash}`
    const kept = await readKept(key)
    if (kept !== null) return kept
    if (voice.isPaid) await beginOrder(`${key}.ordered`)
    const bytes = await spoken({ text, language, speaker }, signal).catch(async (error: unknown) => {
      const isRefused = error instanceof ProviderFailure && error.billed === 'no'
      if (voice.isPaid && isRefused) await storage.remove(`${key}.ordered`)
      throw error
    })
    try {
      await storage.put(key, bytes)
      return bytes
    } catch (error) {
      // Another worker at the same job was quicker; a voice does not say a thing twice in the same way.
      if (error instanceof StorageConflict) return await storage.readBytes(key)
      throw error
    }
  }

  /** Written down before the order is placed, as films are: what was begun and brought nothing may have been paid for. */
  async function beginOrder(key: string): Promise<void> {
    if ((await storage.head(key)) !== null)
      throw new ProviderFailure('ambiguous_submit', 'the line was ordered and its sound never came', {
        retry: 'never',
        billed: 'unknown',
      })
    await storage.put(key, new TextEncoder().encode('ordered\n'))
  }

  async function readKept(key: string): Promise<Uint8Array | null> {
    try {
      return await storage.readBytes(key)
    } catch (error) {
      if (error instanceof StorageMissing) return null
      throw error
    }
  }

  /** Asks again only where nothing was bought: an answer that was lost on the way may have been paid for. */
  async function spoken(line: Parameters<Voice['speak']>[0], signal: AbortSignal): Promise<Uint8Array> {
    for (let tries = 1; ; tries++) {
      try {
        return await voice.speak(line, signal)
      } catch (error) {
        const mayAsk = error instanceof ProviderFailure && error.retry === 'after' && error.billed === 'no'
        if (!mayAsk || tries >= TRIES_MAX) throw error
        await wait(Math.min(RETRY_MS_MAX, error.retryAfterMs ?? retryMs * 2 ** (tries - 1)), undefined, { signal })
      }
    }
  }
}

function noteOn({ code }: ProviderFailure, isPartly: boolean): string {
  const why = NOTES[code] ?? filmNote('because_failed')
  return filmNote(isPartly ? 'silent_part' : 'silent_whole', { why })
}
