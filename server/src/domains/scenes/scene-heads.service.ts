import { type SceneHead, toSceneHead } from '#domains/scenes/scenes.rules.ts'
import { scenesStore as store } from '#domains/scenes/scenes.store.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { Listener } from '#platform/listen.ts'
import { SCENE_CHANNEL } from '#platform/wake-hub.ts'
import { LRUCache } from 'lru-cache'

export interface ReadingMark {
  isOutdated: boolean
}

export interface SceneHeads {
  /** What the scene is now; null when there is none. */
  newest(id: string): Promise<SceneHead | null>
  /** What the scene was at most {@link HEAD_FRESH_MS} ago; null when there is none. */
  recent(id: string): Promise<SceneHead | null>
  /** The same without asking anybody; null also when it is not known. Never throws. */
  peek(id: string): SceneHead | null
  /**
   * Runs a read that brings the scene's head along, and remembers the head.
   *
   * @param mark becomes outdated when the scene changes before the read has ended: what it found may then be given to
   * those who asked before, and to nobody else.
   */
  learn<Read extends { readonly head: SceneHead | null }>(
    id: string,
    read: () => Promise<Read>,
    mark?: ReadingMark,
  ): Promise<Read>
  /** For a change that was just committed in this process: its notification may still be on the way. */
  forget(id: string): void
  close(): void
}

/** How long a head may be believed. Only a lost notification makes it wrong for so long; otherwise it is milliseconds. */
export const HEAD_FRESH_MS = 2000
const HEADS_MAX = 50_000
/** Sent by triggers at takedowns, replacements and changes of a scene's status; the payload is the scene's id. */
const MEDIA_CHANNEL = 'skein_media'

interface Kept {
  readonly head: SceneHead
  readonly readAt: number
  isRefreshing: boolean
}

/**
 * Remembers for moments what scenes are, so that reading one again and again asks the database once in a while instead
 * of every time. Forgotten at every notification about the scene, and all at once when notifications may have been
 * missed; one that is lost altogether is made good by {@link HEAD_FRESH_MS}.
 *
 * @param freshMs how long a head is believed; 0 remembers nothing.
 */
export async function createSceneHeads(deps: {
  readonly db: Pick<Database, 'reads'>
  readonly clock: Clock
  readonly listener: Pick<Listener, 'subscribe' | 'onReconnect'>
  readonly freshMs?: number
}): Promise<SceneHeads> {
  const { db, clock, listener, freshMs = HEAD_FRESH_MS } = deps
  const heads = new LRUCache<string, Kept>({ max: HEADS_MAX })
  const asked = new Map<string, Promise<SceneHead | null>>()
  // A head that was read before a change must not be remembered after it.
  const readings = new Map<string, Set<ReadingMark>>()
  const outdate = (marks: Iterable<ReadingMark>) => {
    for (const mark of marks) mark.isOutdated = true
  }
  const forget = (id: string) => {
    heads.delete(id)
    asked.delete(id)
    outdate(readings.get(id) ?? [])
  }
  const forgetAll = () => {
    heads.clear()
    asked.clear()
    for (const marks of readings.values()) outdate(marks)
  }
  const hear = (payload: string) => forget(payload.split(':', 1)[0] ?? '')
  const stops = [
    await listener.subscribe(SCENE_CHANNEL, hear),
    await listener.subscribe(MEDIA_CHANNEL, hear),
    listener.onReconnect(forgetAll),
  ]

  async function learn<Read extends { readonly head: SceneHead | null }>(
    id: string,
    read: () => Promise<Read>,
    mark: ReadingMark = { isOutdated: false },
  ): Promise<Read> {
    const marks = readings.get(id) ?? new Set()
    readings.set(id, marks.add(mark))
    const readAt = clock.now().getTime()
    try {
      const found = await read()
      // That there is none is not remembered: whoever begins a scene sees it at once.
      if (found.head !== null && freshMs > 0 && !mark.isOutdated)
        heads.set(id, { head: found.head, readAt, isRefreshing: false })
      return found
    } finally {
      marks.delete(mark)
      if (marks.size === 0 && readings.get(id) === marks) readings.delete(id)
    }
  }

  async function newest(id: string): Promise<SceneHead | null> {
    const { head } = await learn(id, async () => {
      const row = await store.head(db.reads, id)
      return { head: row && toSceneHead(row) }
    })
    return head
  }

  function peek(id: string): SceneHead | null {
    const kept = heads.get(id)
    if (kept === undefined) return null
    const age = clock.now().getTime() - kept.readAt
    if (age >= freshMs) return null
    if (age >= freshMs / 2 && !kept.isRefreshing) {
      // In time, so that the many readers of one scene never wait for it together.
      kept.isRefreshing = true
      newest(id).catch(() => undefined)
    }
    return kept.head
  }

  return {
    newest,
    peek,
    learn,
    forget,
    recent: async (id) => {
      const known = peek(id)
      if (known !== null) return known
      let reading = asked.get(id)
      if (reading === undefined) {
        const mine = newest(id).finally(() => {
          if (asked.get(id) === mine) asked.delete(id)
        })
        reading = mine
        asked.set(id, mine)
      }
      return reading
    },
    close: () => {
      for (const stop of stops) stop()
    },
  }
}
