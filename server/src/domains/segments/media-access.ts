import { jobIdOfMediaKey } from '#domains/segments/segments.rules.ts'
import { type MediaStandingRow, segmentsStore as store } from '#domains/segments/segments.store.ts'
import { isOpenToAll } from '#domains/scenes/scenes.rules.ts'
import type { Database } from '#platform/db.ts'
import type { Listener } from '#platform/listen.ts'
import type { Caller } from '#platform/mount.ts'
import { SCENE_STANDING_CHANNEL } from '#platform/wake-hub.ts'
import { LRUCache } from 'lru-cache'

/** `public` may be kept by any cache, `private` only by the person asking; `denied` looks like absent. */
type MediaVerdict = 'public' | 'private' | 'denied'

export interface MediaAccess {
  /** Whether somebody may fetch the files below `media/<jobId>/<hash>`. */
  check(mediaKey: string, caller: Caller | null): Promise<MediaVerdict>
  close(): void
}

const KEYS_MAX = 50_000
/** A player asks for a file every few seconds; a takedown is heard of at once, and in this time if the word is lost. */
const PUBLIC_TTL_MS = 20_000
/** Short, because being published is not announced here. */
const OTHER_TTL_MS = 1000

type Standing =
  | { readonly kind: 'public' }
  /** Not published yet: for its writer and for moderators. */
  | { readonly kind: 'unpublished'; readonly writerId: string }
  | { readonly kind: 'denied' }

/** Who may fetch which media, remembered for moments and forgotten at every takedown (MEDIA 3, DESIGN 6). */
export async function createMediaAccess(deps: {
  readonly db: Database
  readonly listener: Pick<Listener, 'subscribe' | 'onReconnect'>
}): Promise<MediaAccess> {
  const { db, listener } = deps
  const standings = new LRUCache<string, Standing>({ max: KEYS_MAX, ttl: PUBLIC_TTL_MS })
  // A verdict read before a takedown must not be remembered after it.
  let era = 0
  const forget = () => {
    era += 1
    standings.clear()
  }
  const stopListening = await listener.subscribe(SCENE_STANDING_CHANNEL, forget)
  const stopReconnects = listener.onReconnect(forget)

  async function standingOf(mediaKey: string): Promise<Standing> {
    const known = standings.get(mediaKey)
    if (known !== undefined) return known
    const jobId = jobIdOfMediaKey(mediaKey)
    if (jobId === null) return { kind: 'denied' }
    const asked = era
    const standing = judge(await store.mediaStanding(db.reads, mediaKey, jobId))
    if (asked === era)
      standings.set(mediaKey, standing, { ttl: standing.kind === 'public' ? PUBLIC_TTL_MS : OTHER_TTL_MS })
    return standing
  }

  return {
    check: async (mediaKey, caller) => {
      const standing = await standingOf(mediaKey)
      if (standing.kind !== 'unpublished') return standing.kind
      const isAllowed = caller !== null && (caller.userId === standing.writerId || caller.role !== 'user')
      return isAllowed ? 'private' : 'denied'
    },
    close: () => {
      stopListening()
      stopReconnects()
    },
  }
}

function judge(row: MediaStandingRow): Standing {
  if (row.segment_status !== null && row.scene_status !== null) {
    const isPublic = row.segment_status === 'active' && isOpenToAll(row.scene_status)
    return { kind: isPublic ? 'public' : 'denied' }
  }
  if (row.job_user_id === null) return { kind: 'denied' }
  return { kind: 'unpublished', writerId: row.job_user_id }
}
