import { fileURLToPath } from 'node:url'
import { filmNote } from '@skein/contract/film-notes'
import { ChildTaskFailure } from '#platform/child-task/child-task-failure.ts'
import { createWarmChildren, type WarmChildrenOptions } from '#platform/child-task/warm-children.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { CHILD_ENVIRONMENT, CHILD_NODE_OPTIONS } from '../child-settings.ts'
import type { DrawnStills, StillsTask } from './draw-stills.ts'
import { shareShots } from './share-shots.rules.ts'

const CHILD = fileURLToPath(new URL('./stills-child.ts', import.meta.url))
/** Six places on two cores that are free take one and a half seconds: two children are what the wait allows and need. */
const CHILDREN = 2
/** Past this a writer would wait longer than for trying again. */
const WAITING_MAX = 8
/** Somebody who looks once looks again: long enough to change a sentence. */
const IDLE_MS = 120_000
const WALL_MS = 20_000
const RETRY_AFTER_SECONDS = 5
/** Half as much again as a child needs that has drawn a dozen places. */
const RSS_BYTES_MAX = 600 * 2 ** 20
const HEAP_MEGABYTES_MAX = 192

export interface StillDrawer {
  /**
   * One picture per shot, in order, as a data URI; null for what could not be drawn, which the notes then say.
   *
   * @throws RequestFailure `unavailable` when too many wait already, and when the drawer closes.
   */
  draw(
    request: VideoRequest,
    signal: AbortSignal,
  ): Promise<{ readonly stills: readonly (string | null)[]; readonly notes: readonly string[] }>
  /** Somebody writes who may ask for pictures soon: the first ones then take no longer than any. */
  warm(): void
  close(): Promise<void>
}

const isDrawn = (result: unknown): result is DrawnStills =>
  typeof result === 'object' && result !== null && 'stills' in result && 'notes' in result

/**
 * Draws stills in processes of their own, which stay for a while. Nothing is written to disk.
 *
 * @param changes another program and narrower limits, for tests of what happens when it breaks.
 */
export function createStillDrawer(changes: Partial<WarmChildrenOptions> = {}): StillDrawer {
  const children = createWarmChildren({
    entry: CHILD,
    count: CHILDREN,
    waitingMax: WAITING_MAX,
    idleMs: IDLE_MS,
    wallMs: WALL_MS,
    rssBytesMax: RSS_BYTES_MAX,
    heapMegabytesMax: HEAP_MEGABYTES_MAX,
    environment: CHILD_ENVIRONMENT,
    nodeOptions: CHILD_NODE_OPTIONS,
    ...changes,
  })
  const drawShare = async (request: VideoRequest, shots: readonly number[], signal: AbortSignal) => {
    try {
      const drawn = await children.run({ request, shots } satisfies StillsTask, signal)
      return isDrawn(drawn) ? drawn : null
    } catch (error) {
      if (!(error instanceof ChildTaskFailure)) throw error
      // Nobody is there any more to be told anything.
      if (error.reason === 'cancelled' && signal.aborted) return null
      if (error.reason === 'busy' || error.reason === 'cancelled')
        throw new RequestFailure('unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS, cause: error })
      return null
    }
  }
  return {
    draw: async (request, signal) => {
      const shares = shareShots(request.script.shots, CHILDREN)
      const giveUp = new AbortController()
      const both = AbortSignal.any([signal, giveUp.signal])
      const parts = await Promise.all(shares.map((share) => drawShare(request, share, both))).catch(
        (error: unknown) => {
          // What one of them has no room for, the others need not draw.
          giveUp.abort()
          throw error
        },
      )
      const stills = request.script.shots.map((_, shot) => {
        const part = shares.findIndex((share) => share.includes(shot))
        const still = parts[part]?.stills[shares[part]?.indexOf(shot) ?? -1]
        return still === undefined ? null : `data:image/webp;base64,${still}`
      })
      const notes = new Set(parts.flatMap((part) => part?.notes ?? []))
      if (stills.includes(null)) notes.add(filmNote('film_undrawn'))
      return { stills, notes: [...notes] }
    },
    warm: () => children.warm(),
    close: () => children.close(),
  }
}
