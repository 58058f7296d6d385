import type { SceneHeads } from '#domains/scenes/scene-heads.service.ts'
import { maySeeScene } from '#domains/scenes/scenes.rules.ts'
import { saidStore as store } from '#domains/segments/said.store.ts'
import type { SegmentsService } from '#domains/segments/segments.service.ts'
import { auditLine } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller } from '#platform/mount.ts'
import { owns, ownsOrModerates } from '#platform/ownership.ts'
import { CONTENT_NOTES } from '@skein/contract/content-notes'
import type { SegmentId } from '@skein/contract/ids'
import type { Segment, SegmentSaid } from '@skein/contract/segments'

export interface SaidChange extends Partial<SegmentSaid> {
  readonly expected: SegmentSaid
}

export type SaidService = ReturnType<typeof createSaidService>

/** What is said of a published segment besides its text, for who thinks of it late: its language, and its content notes. */
export function createSaidService(deps: {
  readonly db: Database
  readonly segments: Pick<SegmentsService, 'readNow'>
  readonly heads: Pick<SceneHeads, 'forget'>
}) {
  const { db, segments, heads } = deps
  return {
    /**
     * For a segment's writer, its scene's owner and moderators. What is left out stays. That the scene's pages and
     * playlists are read anew, and its own content notes follow, is the triggers' to see to.
     *
     * @throws RequestFailure `not_found`, `forbidden`, `version_conflict` (extra: `current`).
     */
    async change(caller: Caller, segmentId: SegmentId, { expected, ...change }: SaidChange): Promise<Segment> {
      const sceneId = await db.transaction(async (tx) => {
        const locked = await store.lock(tx, segmentId)
        if (locked === null) throw new RequestFailure('not_found')
        const { scene, segment } = locked
        if (segment.status !== 'active' || !maySeeScene(caller, { status: scene.status, ownerId: scene.user_id }))
          throw new RequestFailure('not_found')
        if (!owns(caller, scene.user_id) && !ownsOrModerates(caller, segment.user_id))
          throw new RequestFailure('forbidden')
        const from = inOrder({ language: segment.language, contentNotes: segment.content_notes })
        if (!isSame(from, inOrder(expected))) throw new RequestFailure('version_conflict', { extra: { current: from } })
        const to = inOrder({ ...from, ...change })
        if (isSame(from, to)) return scene.id
        await store.set(tx, segmentId, to)
        await auditLine(tx, {
          actorId: caller.userId,
          action: 'segment.said_changed',
          target: { type: 'segment', id: segmentId },
          detail: { from, to },
        })
        return scene.id
      })
      heads.forget(sceneId)
      return segments.readNow(segmentId)
    },
  }
}

const inOrder = ({ language, contentNotes }: SegmentSaid): SegmentSaid => ({
  language,
  contentNotes: CONTENT_NOTES.filter((note) => contentNotes.includes(note)),
})

const isSame = (one: SegmentSaid, other: SegmentSaid): boolean =>
  one.language === other.language && one.contentNotes.join() === other.contentNotes.join()
