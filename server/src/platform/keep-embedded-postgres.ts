import { setTimeout as wait } from 'node:timers/promises'
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.ts'

const FIRST_PAUSE_MS = 500
const PAUSE_MS_MAX = 5_000

/**
 * As `startEmbeddedPostgres`, and starts the server again on the same port whenever it ends without being told to. It
 * survives the death of a process of its own, but not a disk without room for its log: then it can neither go on nor
 * recover, and ends. As soon as there is room it must come back without anybody's help.
 */
export async function keepEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const first = await startEmbeddedPostgres(options)
  const { onNotice = () => undefined } = options
  // An empty cluster in place of one whose disk has gone away would look like a loss of everything.
  const again = { ...options, port: Number(new URL(first.url).port), mustExist: true }
  const stopping = new AbortController()

  const startAgain = async (): Promise<EmbeddedPostgres | null> => {
    let hasSaidWhy = false
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, PAUSE_MS_MAX)) {
      await wait(pauseMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
      if (stopping.signal.aborted) return null
      try {
        return await startEmbeddedPostgres(again)
      } catch (error) {
        // It may go on like this all night, every few seconds, for the same reason.
        if (hasSaidWhy) continue
        hasSaidWhy = true
        onNotice(
          `PostgreSQL could not be started again yet, and is tried until it can. ${error instanceof Error ? error.message : String(error)}`,
        )
      }
    }
  }
  const keep = async (): Promise<void> => {
    let server = first
    for (;;) {
      await Promise.race([server.ended, stopped(stopping.signal)])
      await server.stop()
      if (stopping.signal.aborted) return
      onNotice('PostgreSQL has ended by itself; it is started again.')
      const next = await startAgain()
      if (next === null) return
      onNotice('PostgreSQL is back.')
      server = next
    }
  }
  const kept = keep()
  return {
    url: first.url,
    ended: kept,
    stop: () => {
      stopping.abort()
      return kept
    },
  }
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
