import type { Listener } from './listen.ts'

/** Wakes whoever waits for news of one thing; what the news is, they read from the database. */
export interface WakeHub {
  /**
   * Calls `wake` whenever there may be news of `id`: with what its notification says beyond the id, or with null after
   * notifications may have been missed.
   */
  on(id: string, wake: (detail: string | null) => void): () => void
  close(): void
}

/**
 * One subscription per process and channel, fanned out by the id before the payload's first colon: however many people
 * watch, Postgres has one listener.
 */
export async function createWakeHub(listener: Listener, ...channels: readonly string[]): Promise<WakeHub> {
  const waiting = new Map<string, Set<(detail: string | null) => void>>()
  const wakeAll = () => {
    for (const wakes of waiting.values()) for (const wake of wakes) wake(null)
  }
  const tell = (payload: string) => {
    const colon = payload.indexOf(':')
    const id = colon === -1 ? payload : payload.slice(0, colon)
    const detail = colon === -1 ? '' : payload.slice(colon + 1)
    for (const wake of waiting.get(id) ?? []) wake(detail)
  }
  const stops = await Promise.all(channels.map((channel) => listener.subscribe(channel, tell)))
  const stopReconnects = listener.onReconnect(wakeAll)
  return {
    on: (id, wake) => {
      const wakes = waiting.get(id) ?? new Set()
      waiting.set(id, wakes.add(wake))
      return () => {
        wakes.delete(wake)
        if (wakes.size === 0 && waiting.get(id) === wakes) waiting.delete(id)
      }
    },
    close: () => {
      for (const stop of stops) stop()
      stopReconnects()
      waiting.clear()
    },
  }
}

/** The channel of `job_events`; payload `<jobId>:<sequence>`. */
export const JOB_CHANNEL = 'skein_job'
/** The channel of published segments; payload `<sceneId>:<sequence>:<segmentId>`. */
export const SCENE_CHANNEL = 'skein_scene'
/**
 * The channel of scenes whose standing changed, or that of one of their segments; payload `<sceneId>`. Sent by triggers,
 * so no way of taking down misses it.
 */
export const SCENE_STANDING_CHANNEL = 'skein_media'
