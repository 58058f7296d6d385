import type { Caller } from '#platform/mount.ts'
import { ownsOrModerates } from '#platform/ownership.ts'
import type { SceneId } from '@skein/contract/ids'
import { API_PREFIX } from '@skein/contract/route'
import { type ContinueRefusal, type Scene, SCENE_STATUSES, type SceneWriters } from '@skein/contract/scenes'
import { type Static, Type } from 'typebox'

export type SceneStatus = (typeof SCENE_STATUSES)[number]

/** What decides who may see a scene and add to it. */
export interface SceneStanding {
  readonly status: SceneStatus
  readonly ownerId: string
  readonly segmentCount: number
  readonly writers: SceneWriters
  /** Whether the person in question is invited. */
  readonly isInvited: boolean
}

/** A scene's head as statements tell it. */
export const SceneHeadRow = Type.Object({
  user_id: Type.String(),
  status: Type.Enum(SCENE_STATUSES),
  playlist_revision: Type.Integer(),
  content_version: Type.Integer(),
  last_sequence: Type.Integer(),
})
export type SceneHeadRow = Static<typeof SceneHeadRow>

/** What must be known of a scene before anything of it is shown. */
export interface SceneHead {
  readonly ownerId: string
  readonly status: SceneStatus
  /** False when only its owner and moderators still see it: nothing of it may be kept for others. */
  readonly isOpenToAll: boolean
  readonly playlistRevision: number
  /** Raised whenever something already published changes: taken down, put back, replaced. */
  readonly contentVersion: number
  /** The newest segment that may be watched; 0 when there is none. */
  readonly lastSequence: number
}

export function toSceneHead(row: SceneHeadRow): SceneHead {
  return {
    ownerId: row.user_id,
    status: row.status,
    isOpenToAll: isOpenToAll(row.status),
    playlistRevision: row.playlist_revision,
    contentVersion: row.content_version,
    lastSequence: row.last_sequence,
  }
}

/** Whether anybody may watch it; a locked scene is finished, not hidden. */
export function isOpenToAll(status: SceneStatus): boolean {
  return status === 'active' || status === 'locked'
}

export function maySeeScene(caller: Caller | null, scene: Pick<SceneStanding, 'status' | 'ownerId'>): boolean {
  return isOpenToAll(scene.status) || ownsOrModerates(caller, scene.ownerId)
}

/** The refusals in words for whoever is refused. */
const REFUSALS: Readonly<Record<ContinueRefusal, string>> = {
  finished: 'This scene is finished and takes no more continuations.',
  taken_down: 'This scene has been taken down.',
  owner_only: 'Only its owner continues this scene.',
  invited_only: 'Only people its owner has invited continue this scene.',
  signed_out: 'Sign in to write what happens next.',
  opening_not_ready: 'The opening of this scene is still being made.',
}

/**
 * Why this person cannot write what happens next; null when they can. Before the opening is published only the scene's
 * owner may: a first continuation by somebody else would take the opening's place.
 */
export function continueRefusal(
  caller: { readonly userId: string } | null,
  scene: SceneStanding,
): { readonly because: ContinueRefusal; readonly reason: string } | null {
  const because = refusalOf(caller?.userId === scene.ownerId, caller === null, scene)
  return because === null ? null : { because, reason: REFUSALS[because] }
}

function refusalOf(isOwner: boolean, isStranger: boolean, scene: SceneStanding): ContinueRefusal | null {
  if (scene.status === 'locked') return 'finished'
  if (scene.status !== 'active') return 'taken_down'
  if (isOwner) return null
  if (scene.writers === 'owner') return 'owner_only'
  if (scene.writers === 'invited' && !scene.isInvited) return 'invited_only'
  if (isStranger) return 'signed_out'
  return scene.segmentCount === 0 ? 'opening_not_ready' : null
}

/**
 * Where a scene plays: the snapshot is pinned to the segments that exist now, so that video and captions are of one
 * moment; the event list grows. Null while there is nothing to play.
 */
export function playlistUrls(sceneId: SceneId, revision: number, lastSequence: number): Scene['playlists'] {
  if (lastSequence === 0) return null
  const base = `${API_PREFIX}/scenes/${sceneId}/playlists/r${revision}`
  return {
    vod: `${base}/master.m3u8?upTo=${lastSequence}`,
    event: `${base}/master.m3u8?mode=event`,
    captions: `${base}/captions.vtt?upTo=${lastSequence}`,
  }
}
