import { crc32 } from 'node:zlib'
import type { ReadingMark, SceneHeads } from '#domains/scenes/scene-heads.service.ts'
import { maySeeScene, type SceneHead, toSceneHead } from '#domains/scenes/scenes.rules.ts'
import { writeSegments } from '#domains/segments/write-segments.rules.ts'
import { segmentsStore as store } from '#domains/segments/segments.store.ts'
import { cursorKind, Key } from '#platform/cursor.ts'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller, KeptAnswer } from '#platform/mount.ts'
import type { SceneId } from '@skein/contract/ids'
import { PAGE_LIMIT_DEFAULT } from '@skein/contract/pages'
import { LRUCache } from 'lru-cache'

/** Names on a page may change without the scene knowing. */
const BODY_TTL_MS = 30_000
const SEQUENCE_MAX = 2_147_483_647

const bySequence = cursorKind('segments.sequence', [Key.integer])

interface PageBody {
  readonly body: Buffer
  readonly etag: string
  readonly contentVersion: number
  /** The last sequence the page could have shown when it was read. */
  readonly seenTo: number
  readonly hasMore: boolean
}

export interface SegmentPages {
  /**
   * One page in scene order, as it is sent. A page spans `limit` sequences, so it is shorter where a segment was taken
   * down.
   *
   * @throws RequestFailure `not_found`, `cursor_invalid`.
   */
  read(
    sceneId: SceneId,
    caller: Caller | null,
    query: { readonly cursor?: string; readonly limit?: number; readonly from?: number },
  ): Promise<KeptAnswer>
}

/**
 * Pages of segments, kept as they are sent. A page that is kept is good for as long
 * as the scene's head says it is: it shows the same place of the same content.
 *
 * @param bytesMax of kept pages; 0 keeps none.
 */
export function createSegmentPages(deps: {
  readonly db: Pick<Database, 'reads'>
  readonly heads: SceneHeads
  readonly bytesMax: number
}): SegmentPages {
  const { db, heads, bytesMax } = deps
  const bodies =
    bytesMax === 0
      ? null
      : new LRUCache<string, PageBody>({
          maxSize: bytesMax,
          sizeCalculation: ({ body }) => body.length + 200,
          ttl: BODY_TTL_MS,
        })

  const asked = new Map<string, { readonly mark: ReadingMark; readonly page: ReturnType<typeof ask> }>()

  function ask(sceneId: string, after: number, limit: number, mark?: ReadingMark) {
    return heads.learn(
      sceneId,
      async () => {
        const page = await store.page(db.reads, sceneId, after, limit)
        return {
          head: page && toSceneHead(page.standing),
          items: page === null ? '' : writeSegments(page.rows, page.standing.before),
        }
      },
      mark,
    )
  }

  /** Many ask for the same new page at once; one read answers them, unless the scene has changed since it began. */
  function share(sceneId: string, after: number, limit: number): ReturnType<typeof ask> {
    if (bodies === null) return ask(sceneId, after, limit)
    const key = `${sceneId} ${after} ${limit}`
    const already = asked.get(key)
    if (already !== undefined && !already.mark.isOutdated) return already.page
    const mark = { isOutdated: false }
    const mine = {
      mark,
      page: ask(sceneId, after, limit, mark).finally(() => {
        if (asked.get(key) === mine) asked.delete(key)
      }),
    }
    asked.set(key, mine)
    return mine.page
  }

  return {
    async read(sceneId, caller, query) {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT
      const [wanted] = query.cursor === undefined ? [(query.from ?? 1) - 1] : bySequence.decode(query.cursor)
      // Also keeps a forged sequence from overflowing the sum that bounds the page.
      const after = wanted < 0 ? SEQUENCE_MAX - limit : Math.min(wanted, SEQUENCE_MAX - limit)
      const key = `${sceneId} ${after} ${limit}`
      const kept = bodies?.get(key)
      if (kept !== undefined) {
        // Whoever is signed in may just have written the newest segment, and must see it.
        const head = demandVisible(caller === null ? await heads.recent(sceneId) : await heads.newest(sceneId), caller)
        if (isOf(kept, head, after, limit)) return answer(sceneId, kept, head, after, limit)
      }
      const { head, items } = await (caller === null ? share(sceneId, after, limit) : ask(sceneId, after, limit))
      const visible = demandVisible(head, caller)
      const page = write(items, visible, after, limit)
      if (after < visible.lastSequence) bodies?.set(key, page)
      return answer(sceneId, page, visible, after, limit)
    },
  }

  function answer(sceneId: SceneId, page: PageBody, head: SceneHead, after: number, limit: number): KeptAnswer {
    const isCurrent = () => {
      const now = heads.peek(sceneId)
      return now !== null && now.isOpenToAll && isOf(page, now, after, limit)
    }
    return {
      body: page.body,
      etag: page.etag,
      contentType: 'application/json; charset=utf-8',
      cacheControl: head.isOpenToAll ? 'public, no-cache' : 'private, no-store',
      isCurrent: head.isOpenToAll && bodies !== null && after < head.lastSequence ? isCurrent : null,
      isForSignedIn: false,
    }
  }
}

function demandVisible(head: SceneHead | null, caller: Caller | null): SceneHead {
  if (head === null || !maySeeScene(caller, head)) throw new RequestFailure('not_found')
  return head
}

/** Whether a page says what a scene with this head would be shown with. */
function isOf(page: PageBody, head: SceneHead, after: number, limit: number): boolean {
  return (
    page.contentVersion === head.contentVersion &&
    page.seenTo === Math.min(head.lastSequence, after + limit) &&
    page.hasMore === head.lastSequence > after + limit
  )
}

/** @param items JSON objects with commas between. */
function write(items: string, head: SceneHead, after: number, limit: number): PageBody {
  const end = after + limit
  const seenTo = Math.min(head.lastSequence, end)
  const hasMore = end < head.lastSequence
  const nextCursor = hasMore ? `"${bySequence.encode([end])}"` : 'null'
  const body = Buffer.from(`{"items":[${items}],"nextCursor":${nextCursor}}`)
  return {
    body,
    // The first two are all that can change but names; for those the sum will do, at a quarter of what a hash takes.
    etag: `"${head.contentVersion}-${seenTo}-${hasMore ? 1 : 0}-${crc32(body).toString(36)}"`,
    contentVersion: head.contentVersion,
    seenTo,
    hasMore,
  }
}
