import type { SceneId, UserId } from '@skein/contract/ids'
import { SCENE_WRITERS } from '@skein/contract/scenes'
import type { Caller } from '#platform/mount.ts'
import { describe, expect, it } from 'vitest'
import { continueRefusal, maySeeScene, playlistUrls, type SceneStanding, type SceneStatus } from './scenes.rules.ts'

const person = (userId: string, role: Caller['role'] = 'user'): Caller => ({ userId: userId as UserId, role })
const owner = person('owner')
const reader = person('reader')
const moderator = person('somebody', 'moderator')

describe('a scene', () => {
  it.each<[SceneStatus, boolean]>([
    ['active', true],
    ['locked', true],
    ['hidden', false],
    ['removed', false],
  ])('that is %s is seen by everybody: %s; by its owner and moderators always', (status, open) => {
    const scene = { status, ownerId: 'owner' }
    expect([maySeeScene(null, scene), maySeeScene(reader, scene)]).toEqual([open, open])
    expect([maySeeScene(owner, scene), maySeeScene(moderator, scene)]).toEqual([true, true])
  })

  it('takes continuations from whom its owner lets, while it is active, and its opening from its owner alone', () => {
    const open: SceneStanding = {
      status: 'active',
      ownerId: 'owner',
      segmentCount: 1,
      writers: 'everybody',
      isInvited: false,
    }
    const refusal = (caller: Caller | null, scene: Partial<SceneStanding>) =>
      continueRefusal(caller, { ...open, ...scene })?.because ?? null
    const invited = { writers: 'invited', isInvited: true } as const
    for (const scene of [open, invited]) expect(refusal(reader, scene)).toBeNull()
    for (const writers of SCENE_WRITERS) expect(refusal(owner, { writers, segmentCount: 0 })).toBeNull()
    expect(refusal(reader, { segmentCount: 0 })).toBe('opening_not_ready')
    expect(refusal(null, {})).toBe('signed_out')
    for (const caller of [null, reader, moderator]) {
      expect(refusal(caller, { writers: 'owner', isInvited: true })).toBe('owner_only')
      expect(refusal(caller, { writers: 'invited' })).toBe('invited_only')
    }
    for (const caller of [null, reader, owner, moderator]) {
      expect(refusal(caller, { status: 'locked' })).toBe('finished')
      expect(refusal(caller, { status: 'removed' })).toBe('taken_down')
    }
  })

  it('has playlists only once there is something to play, and pins what they tell', () => {
    const id = '01890000-0000-7000-8000-000000000000' as SceneId
    expect(playlistUrls(id, 0, 0)).toBeNull()
    expect(playlistUrls(id, 2, 7)).toEqual({
      vod: `/api/v1/scenes/${id}/playlists/r2/master.m3u8?upTo=7`,
      event: `/api/v1/scenes/${id}/playlists/r2/master.m3u8?mode=event`,
      captions: `/api/v1/scenes/${id}/playlists/r2/captions.vtt?upTo=7`,
    })
  })
})
