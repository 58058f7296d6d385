import { startBible } from '#domains/bible/start-bible.rules.ts'
import type { IdeasService } from '#domains/ideas/ideas.service.ts'
import { type JobsService, type Said, saidOf } from '#domains/jobs/jobs.service.ts'
import { listSceneIds } from '#domains/scenes/list-scene-ids.ts'
import { listScenesOfPerson, type PersonsScenes } from '#domains/scenes/list-scenes-of-person.ts'
import type { SceneHeads } from '#domains/scenes/scene-heads.service.ts'
import {
  continueRefusal,
  isOpenToAll,
  maySeeScene,
  playlistUrls,
  type SceneHead,
} from '#domains/scenes/scenes.rules.ts'
import { type SceneRow, scenesStore as store } from '#domains/scenes/scenes.store.ts'
import type { TopicsService } from '#domains/topics/topics.service.ts'
import { auditLine } from '#platform/audit.ts'
import { AFTER_EVERYTHING, cursorKind, Key, type Page, type PageQuery } from '#platform/cursor.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import { runIdempotent } from '#platform/idempotency.ts'
import type { Caller, IdempotencyClaim } from '#platform/mount.ts'
import { owns, ownsOrModerates } from '#platform/ownership.ts'
import type { SqlRunner } from '#platform/sql-files.ts'
import type { PublicPerson } from '@skein/contract/accounts'
import type { Bible } from '@skein/contract/bible'
import type { IdeaId, SceneId, UserId } from '@skein/contract/ids'
import type { Job } from '@skein/contract/jobs'
import type { Scene, SCENE_SORTS, SCENE_STATES, SceneWriters } from '@skein/contract/scenes'

export interface SceneQuery extends PageQuery {
  readonly topic?: string
  readonly category?: string
  readonly ideaId?: IdeaId
  readonly state?: (typeof SCENE_STATES)[number]
  readonly sort?: (typeof SCENE_SORTS)[number]
}

export interface NewScene extends Said {
  readonly title: string
  readonly description?: string
  readonly openingText: string
  readonly bible?: Omit<Bible, 'version'>
  readonly writers?: SceneWriters
  readonly acceptDoubts?: boolean
}

export interface SceneChange {
  readonly expectedUpdatedAt: string
  readonly title?: string
  readonly description?: string | null
}

export interface Contributor {
  person: PublicPerson
  segmentCount: number
  lastSegmentAt: string
}

const STATUS_OF = { open: 'active', finished: 'locked' } as const
const contributorsByCount = cursorKind('contributors.count', [Key.integer, Key.id])

export type ScenesService = ReturnType<typeof createScenesService>

/** The story threads themselves: who may see, change, close and continue them. */
export function createScenesService(deps: {
  readonly db: Database
  readonly topics: Pick<TopicsService, 'shelfOf'>
  readonly ideas: Pick<IdeasService, 'openScene'>
  readonly jobs: Pick<JobsService, 'createJob' | 'read'>
  readonly heads: Pick<SceneHeads, 'newest' | 'forget'>
}) {
  const { db, topics, ideas, jobs, heads } = deps

  /** @throws RequestFailure `not_found` unless the caller may see the scene. */
  async function requireVisible(id: SceneId, caller: Caller | null): Promise<SceneHead> {
    const head = await heads.newest(id)
    if (head === null || !maySeeScene(caller, head)) throw new RequestFailure('not_found')
    return head
  }

  async function readAll(ids: readonly string[], caller: Caller | null): Promise<Scene[]> {
    const rows = ids.length === 0 ? [] : await store.cards(db.reads, ids, caller?.userId ?? null)
    return rows.map((row) => toScene(row, caller))
  }

  async function setClosed(caller: Caller, id: SceneId, closed: boolean): Promise<Scene> {
    const changed = await db.transaction(async (tx) => {
      const scene = await lockVisible(tx, id, caller)
      if (!ownsOrModerates(caller, scene.user_id)) throw new RequestFailure('forbidden')
      // One column holds both: closing a scene that was taken down would put it back.
      if (!isOpenToAll(scene.status))
        throw new RequestFailure('forbidden', { detail: 'This scene has been taken down.' })
      const status = closed ? 'locked' : 'active'
      if (scene.status !== status) await store.setStatus(tx, id, status)
      const reply = await readScene(tx, id, caller)
      if (scene.status !== status)
        await auditLine(tx, {
          actorId: caller.userId,
          action: closed ? 'scene.locked' : 'scene.unlocked',
          target: { type: 'scene', id },
          detail: { from: scene.status, to: status },
        })
      return reply
    })
    heads.forget(id)
    return changed
  }

  return {
    /** Visible scenes, newest first unless asked otherwise. @throws RequestFailure `cursor_invalid`. */
    async list(query: SceneQuery, caller: Caller | null): Promise<Page<Scene>> {
      const shelf = await topics.shelfOf(db.reads, query)
      if (shelf === null) return { items: [], nextCursor: null }
      const filter = {
        ...shelf,
        ideaId: query.ideaId ?? null,
        status: query.state === undefined ? null : STATUS_OF[query.state],
        viewerId: caller?.userId ?? null,
      }
      const { ids, nextCursor } = await listSceneIds(db.reads, query, filter, query.sort ?? 'newest')
      return { items: await readAll(ids, caller), nextCursor }
    },

    /** Scenes a person wrote in, began or likes, of those anybody may watch. @throws RequestFailure `cursor_invalid`. */
    async listOfPerson(
      kind: PersonsScenes,
      personId: UserId,
      caller: Caller | null,
      query: PageQuery,
    ): Promise<Page<Scene>> {
      const isMe = caller?.userId === personId
      const { ids, nextCursor } = await listScenesOfPerson(db.reads, query, kind, personId, isMe)
      return { items: await readAll(ids, caller), nextCursor }
    },

    /** Scenes by their ids, for domains whose lists say which; whoever asks must have seen to it that they may be seen. */
    readMany: async (ids: readonly string[], caller: Caller | null): Promise<ReadonlyMap<string, Scene>> =>
      new Map((await readAll(ids, caller)).map((scene) => [scene.id, scene])),

    /** Scenes in the order of the ids; whether the caller may see them is for whoever found the ids to know. */
    cards: readAll,

    /** @throws RequestFailure `not_found`. */
    read: (id: SceneId, caller: Caller | null): Promise<Scene> => readScene(db.reads, id, caller),

    /**
     * Begins a scene: scene, bible version 1 and the job of its opening, all or none.
     *
     * @throws RequestFailure `not_found`, `idea_closed`, `validation_failed` for an unsound bible, and the idempotency
     * codes.
     */
    async create(
      caller: Caller,
      claim: IdempotencyClaim,
      ideaId: IdeaId,
      scene: NewScene,
    ): Promise<{ scene: Scene; job: Job }> {
      const bible = startBible(scene.bible)
      const { reply } = await runIdempotent(db, claim, async (tx) => {
        const { topicId } = await ideas.openScene(tx, ideaId, caller)
        const sceneId = await store.insert(tx, {
          ideaId,
          topicId,
          userId: caller.userId,
          title: scene.title.trim(),
          description: scene.description?.trim() || null,
          bible,
          writers: scene.writers ?? 'everybody',
        })
        const begun = await readScene(tx, sceneId, caller)
        const jobId = await jobs.createJob(tx, {
          sceneId,
          userId: caller.userId,
          type: 'opening',
          text: scene.openingText,
          bibleVersion: bible.version,
          idempotencyKey: claim.key,
          acceptDoubts: scene.acceptDoubts === true,
          made: saidOf(scene),
        })
        return { scene: begun, job: await jobs.read(tx, jobId, caller.userId) }
      })
      return reply
    },

    /** @throws RequestFailure `not_found`, `forbidden`, `version_conflict` (extra: `currentUpdatedAt`). */
    async edit(caller: Caller, id: SceneId, change: SceneChange): Promise<Scene> {
      return db.transaction(async (tx) => {
        const scene = await lockVisible(tx, id, caller)
        if (!owns(caller, scene.user_id)) throw new RequestFailure('forbidden')
        if (scene.updated_at !== change.expectedUpdatedAt)
          throw new RequestFailure('version_conflict', { extra: { currentUpdatedAt: scene.updated_at } })
        const { title, description } = change
        await store.update(tx, id, {
          title: title?.trim(),
          description: typeof description === 'string' ? description.trim() || null : description,
        })
        return readScene(tx, id, caller)
      })
    },

    /** Closes a scene to continuations; closing twice is closing once. @throws RequestFailure `not_found`, `forbidden`. */
    lock: (caller: Caller, id: SceneId): Promise<Scene> => setClosed(caller, id, true),

    /** @throws RequestFailure `not_found`, `forbidden`. */
    unlock: (caller: Caller, id: SceneId): Promise<Scene> => setClosed(caller, id, false),

    /** @throws RequestFailure `not_found`, `cursor_invalid`. */
    async listContributors(id: SceneId, caller: Caller | null, query: PageQuery): Promise<Page<Contributor>> {
      await requireVisible(id, caller)
      const { rows, nextCursor } = await contributorsByCount.page(query, {
        start: [AFTER_EVERYTHING.integer, AFTER_EVERYTHING.id],
        read: (after, limit) => store.contributors(db.reads, id, after, limit),
        keysOf: (row) => [row.segment_count, row.user_id],
      })
      const items = rows.map((row) => ({
        person: { username: row.username, displayName: row.display_name },
        segmentCount: row.segment_count,
        lastSegmentAt: row.last_segment_at,
      }))
      return { items, nextCursor }
    },

    requireVisible,

    /** A scene the caller may see, locked until the transaction ends. @throws RequestFailure `not_found`. */
    lockVisible,

    /** As `read`, within a transaction that has changed it. @throws RequestFailure `not_found`. */
    readWithin: (tx: Transaction, id: SceneId, caller: Caller): Promise<Scene> => readScene(tx, id, caller),
  }
}

function toScene(row: SceneRow, caller: Caller | null): Scene {
  const refusal = continueRefusal(caller, {
    status: row.status,
    ownerId: row.user_id,
    segmentCount: row.segment_count,
    writers: row.writers,
    isInvited: row.is_invited,
  })
  return {
    id: row.id,
    ideaId: row.idea_id,
    ideaTitle: row.idea_title,
    topic: { slug: row.topic_slug, name: row.topic_name },
    author: { username: row.username, displayName: row.display_name },
    title: row.title,
    description: row.description,
    status: row.status,
    writers: row.writers,
    segmentCount: row.segment_count,
    totalDuration: row.total_duration,
    contributorCount: row.contributor_count,
    viewCount: row.view_count,
    likeCount: row.like_count,
    posterUrl: row.thumbnail_url,
    bibleVersion: row.bible_version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastSegmentAt: row.last_segment_at,
    playlists: playlistUrls(row.id, row.playlist_revision, row.last_sequence),
    viewer: {
      liked: row.liked,
      following: row.following,
      canEdit: owns(caller, row.user_id),
      canContinue: refusal === null,
      cannotContinueBecause: refusal?.because ?? null,
      cannotContinueReason: refusal?.reason ?? null,
    },
  }
}

/** Absent and hidden from the caller look the same. */
async function readScene(client: SqlRunner, id: string, caller: Caller | null): Promise<Scene> {
  const [row] = await store.cards(client, [id], caller?.userId ?? null)
  if (row === undefined || !maySeeScene(caller, { status: row.status, ownerId: row.user_id }))
    throw new RequestFailure('not_found')
  return toScene(row, caller)
}

async function lockVisible(tx: Transaction, id: string, caller: Caller) {
  const scene = await store.lock(tx, id)
  if (scene === null || !maySeeScene(caller, { status: scene.status, ownerId: scene.user_id }))
    throw new RequestFailure('not_found')
  return scene
}
