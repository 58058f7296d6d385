import type { ManifestCache } from '#domains/segments/manifest-cache.ts'
import { isUuidV7, progressiveUrl } from '#domains/segments/segments.rules.ts'
import { type PositionRow, type SegmentRow, segmentsStore as store } from '#domains/segments/segments.store.ts'
import { maySeeScene } from '#domains/scenes/scenes.rules.ts'
import type { ScenesService } from '#domains/scenes/scenes.service.ts'
import { cursorKind, Key, type Page } from '#platform/cursor.ts'
import type { Database } from '#platform/db.ts'
import type { StreamEvent } from '#platform/event-stream.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller } from '#platform/mount.ts'
import type { WakeHub } from '#platform/wake-hub.ts'
import type { PublicPerson } from '@skein/contract/accounts'
import type { SceneId, SegmentId } from '@skein/contract/ids'
import { PAGE_LIMIT_DEFAULT } from '@skein/contract/pages'
import type { ScenePublished, SegmentSummary } from '@skein/contract/scenes'
import { Script } from '@skein/contract/script'
import type { Segment } from '@skein/contract/segments'
import { Value } from 'typebox/value'

const STREAM_BATCH = 500

const bySequence = cursorKind('segments.sequence', [Key.integer])

/** A scene's published segments as a feed to follow. */
export interface SceneFeed {
  /** Where a viewer who has just read the scene starts. */
  readonly startAfter: number
  readonly readAfter: (sequence: number) => Promise<readonly StreamEvent[]>
  readonly subscribe: (wake: () => void) => () => void
}

/** One public segment in a list of what somebody wrote. */
export interface Written {
  readonly id: SegmentId
  readonly sceneId: SceneId
  readonly sceneTitle: string
  readonly sequence: number
  readonly excerpt: string
  readonly publishedAt: string
}

export type SegmentsService = ReturnType<typeof createSegmentsService>

/** Published segments: in their scene's order, one by one, and as they appear. */
export function createSegmentsService(deps: {
  readonly db: Database
  readonly scenes: Pick<ScenesService, 'requireVisible'>
  readonly manifests: ManifestCache
  /** Wakes on the channel `skein_scene`. */
  readonly sceneNews: Pick<WakeHub, 'on'>
}) {
  const { db, scenes, manifests, sceneNews } = deps

  return {
    /**
     * One page in scene order. A page spans `limit` sequences, so it is shorter where a segment was taken down.
     *
     * @throws RequestFailure `not_found`, `cursor_invalid`.
     */
    async list(
      sceneId: SceneId,
      caller: Caller | null,
      query: { readonly cursor?: string; readonly limit?: number; readonly from?: number },
    ): Promise<Page<SegmentSummary>> {
      const { lastSequence } = await scenes.requireVisible(sceneId, caller)
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT
      const [after] = query.cursor === undefined ? [(query.from ?? 1) - 1] : bySequence.decode(query.cursor)
      // Also keeps a forged sequence from overflowing the sum that bounds the page.
      if (after < 0 || after >= lastSequence) return { items: [], nextCursor: null }
      const rows = await store.positions(db.prisma, sceneId, after, limit)
      const end = after + limit
      return { items: rows.map(toSummary), nextCursor: end < lastSequence ? bySequence.encode([end]) : null }
    },

    /** One segment and how it was made. @throws RequestFailure `not_found`. */
    async read(id: SegmentId, caller: Caller | null): Promise<Segment> {
      const row = isUuidV7(id) ? await store.read(db.prisma, id) : null
      if (
        row === null ||
        row.status !== 'active' ||
        !maySeeScene(caller, { status: row.scene_status, ownerId: row.scene_user_id })
      )
        throw new RequestFailure('not_found')
      const manifest = await manifests.get(row.media_key)
      return {
        id: row.id,
        sceneId: row.scene_id,
        sequence: row.sequence,
        author: { username: row.username, displayName: row.display_name },
        inputText: row.input_text,
        script: readScript(row),
        verdict: row.verdict,
        bibleVersion: row.bible_version,
        videoUrl: row.video_url,
        posterUrl: row.thumbnail_url,
        captionsUrl: `/${manifest.captions.key}`,
        duration: row.duration,
        resolution: row.resolution,
        fileSize: row.file_size,
        publishedAt: row.published_at,
        provenance: {
          storyteller: row.storyteller ?? 'unknown',
          video: [manifest.provenance.provider, manifest.provenance.model].join(' '),
          generated: manifest.provenance.generated,
        },
      }
    },

    /**
     * The newest segments one person wrote, as far as everybody may see them.
     *
     * @throws RequestFailure `not_found` for somebody who has published nothing.
     */
    async writtenBy(username: string, limit: number): Promise<{ person: PublicPerson; items: readonly Written[] }> {
      const rows = await store.byWriter(db.prisma, username, limit)
      const [first] = rows
      if (first === undefined) throw new RequestFailure('not_found')
      return {
        person: { username: first.username, displayName: first.display_name },
        items: rows.map((row) => ({
          id: row.id,
          sceneId: row.scene_id,
          sceneTitle: row.scene_title,
          sequence: row.sequence,
          excerpt: row.excerpt,
          publishedAt: row.published_at,
        })),
      }
    },

    /** @throws RequestFailure `not_found`. */
    async watch(sceneId: SceneId, caller: Caller | null): Promise<SceneFeed> {
      const { lastSequence } = await scenes.requireVisible(sceneId, caller)
      return {
        startAfter: lastSequence,
        readAfter: (sequence) => publishedAfter(sceneId, caller, sequence),
        subscribe: (wake) => sceneNews.on(sceneId, wake),
      }
    },
  }

  async function publishedAfter(
    sceneId: SceneId,
    caller: Caller | null,
    sequence: number,
  ): Promise<readonly StreamEvent[]> {
    const { lastSequence } = await scenes.requireVisible(sceneId, caller)
    const events: StreamEvent[] = []
    for (let after = sequence; after < lastSequence; after += STREAM_BATCH)
      for (const row of await store.publishedAfter(db.prisma, sceneId, after, STREAM_BATCH)) {
        const data: ScenePublished = {
          sceneId,
          sequence: row.sequence,
          segmentId: row.segment_id,
          jobId: row.job_id,
          publishedAt: row.published_at,
        }
        events.push({ id: row.sequence, event: 'segment_published', data })
      }
    return events
  }
}

function readScript(row: SegmentRow): Script {
  const script: unknown = JSON.parse(row.expanded_script)
  if (!Value.Check(Script, script)) throw new Error(`segment ${row.id} holds a script that is none`)
  return script
}

function toSummary(row: PositionRow): SegmentSummary {
  return {
    id: row.id,
    sequence: row.sequence,
    author: { username: row.username, displayName: row.display_name },
    excerpt: row.excerpt,
    duration: row.duration_seconds,
    startsAt: row.starts_at,
    posterUrl: row.thumbnail_url,
    videoUrl: progressiveUrl(row.media_key),
    publishedAt: row.published_at,
  }
}
