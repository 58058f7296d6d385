import type { ManifestCache } from '#domains/segments/manifest-cache.ts'
import { isUuidV7 } from '#domains/segments/segments.rules.ts'
import { type SegmentRow, segmentsStore as store } from '#domains/segments/segments.store.ts'
import type { SceneHeads } from '#domains/scenes/scene-heads.service.ts'
import { isOpenToAll, maySeeScene } from '#domains/scenes/scenes.rules.ts'
import type { ScenesService } from '#domains/scenes/scenes.service.ts'
import type { Database } from '#platform/db.ts'
import type { FeedSource, StreamEvent } from '#platform/event-feed.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller, Keepable } from '#platform/mount.ts'
import type { WakeHub } from '#platform/wake-hub.ts'
import type { PublicPerson } from '@skein/contract/accounts'
import { ContextUsed } from '@skein/contract/context'
import type { SceneId, SegmentId } from '@skein/contract/ids'
import type { ScenePublished } from '@skein/contract/scenes'
import { Script } from '@skein/contract/script'
import type { Segment } from '@skein/contract/segments'
import { randomUUID } from 'node:crypto'
import { Value } from 'typebox/value'

const STREAM_BATCH = 500
/** The storyteller that works by rules; every other one is a language model. */
const LOCAL_STORYTELLER = 'local'

/** A scene's published segments as a feed to follow. */
export interface SceneFeed {
  /** Where a viewer who has just read the scene starts. */
  readonly startAfter: number
  /** Feeds of one key say the same to all and can be shared. */
  readonly key: string
  readonly source: FeedSource
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

/** Published segments: one by one, and as they appear. */
export function createSegmentsService(deps: {
  readonly db: Database
  readonly scenes: Pick<ScenesService, 'requireVisible'>
  readonly heads: Pick<SceneHeads, 'peek' | 'recent'>
  readonly manifests: ManifestCache
  /** Wakes on the channels `skein_scene` and `skein_media`. */
  readonly sceneNews: Pick<WakeHub, 'on'>
}) {
  const { db, scenes, heads, manifests, sceneNews } = deps

  return {
    /** One segment and how it was made. @throws RequestFailure `not_found`. */
    async read(id: SegmentId, caller: Caller | null): Promise<Keepable<Segment>> {
      const row = isUuidV7(id) ? await store.read(db.reads, id) : null
      if (
        row === null ||
        row.status !== 'active' ||
        !maySeeScene(caller, { status: row.scene_status, ownerId: row.scene_user_id })
      )
        throw new RequestFailure('not_found')
      const isOpen = isOpenToAll(row.scene_status)
      // The content version came with the row: read before or after it, another one could pass for its own.
      const isCurrent = () => {
        const head = heads.peek(row.scene_id)
        return head !== null && head.isOpenToAll && head.contentVersion === row.content_version
      }
      if (isOpen) await heads.recent(row.scene_id)
      return {
        json: await toSegment(row),
        cacheControl: isOpen ? 'public, no-cache' : 'private, no-store',
        isCurrent: isOpen ? isCurrent : null,
        // Once published it never grows.
        isForSignedIn: true,
      }
    },

    /** As it is at this moment, for whoever has just changed it and knows that it may be seen. */
    async readNow(id: SegmentId): Promise<Segment> {
      const row = await store.read(db.prisma, id)
      if (row === null) throw new Error(`segment ${id} is gone`)
      return toSegment(row)
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

    /**
     * A feed ends, with `not_found`, once its scene may be seen no longer: that of a scene open to all is read as a
     * stranger and ends for everybody when it is hidden, and whoever may still see it comes back to one of their own.
     *
     * @param callerNow asked again at every read. @throws RequestFailure `not_found`.
     */
    async watch(sceneId: SceneId, caller: Caller | null, callerNow: () => Promise<Caller | null>): Promise<SceneFeed> {
      const { lastSequence, isOpenToAll } = await scenes.requireVisible(sceneId, caller)
      return {
        startAfter: lastSequence,
        key: isOpenToAll ? sceneId : `${sceneId} ${randomUUID()}`,
        source: {
          readAfter: async (sequence) => ({
            events: await publishedAfter(sceneId, isOpenToAll ? null : await callerNow(), sequence),
            isFinal: false,
          }),
          subscribe: (wake) => sceneNews.on(sceneId, wake),
        },
      }
    },
  }

  async function toSegment(row: SegmentRow): Promise<Segment> {
    const manifest = await manifests.get(row.media_key)
    const { provider, model, generated, script, promptHash, voice, notes } = manifest.provenance
    return {
      id: row.id,
      sceneId: row.scene_id,
      sequence: row.sequence,
      author: { username: row.username, displayName: row.display_name },
      inputText: row.input_text,
      script: readScript(row),
      language: row.language,
      contentNotes: row.content_notes,
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
        video: spelled(manifest.provenance),
        generated,
        provider,
        model,
        scriptGenerated: script === undefined ? null : script.provider !== LOCAL_STORYTELLER,
        context: Value.Check(ContextUsed, row.context) ? row.context : null,
        promptHash: promptHash ?? null,
        voice: voice === undefined ? null : spelled(voice),
        notes,
      },
    }
  }

  async function publishedAfter(
    sceneId: SceneId,
    caller: Caller | null,
    sequence: number,
  ): Promise<readonly StreamEvent[]> {
    const { lastSequence } = await scenes.requireVisible(sceneId, caller)
    const events: StreamEvent[] = []
    for (let after = sequence; after < lastSequence; after += STREAM_BATCH)
      for (const row of await store.publishedAfter(db.reads, sceneId, after, STREAM_BATCH)) {
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

const spelled = ({ provider, model }: { readonly provider: string; readonly model: string }): string =>
  `${provider} ${model}`

function readScript(row: SegmentRow): Script {
  const script: unknown = JSON.parse(row.expanded_script)
  if (!Value.Check(Script, script)) throw new Error(`segment ${row.id} holds a script that is none`)
  return script
}
