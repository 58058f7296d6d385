import type { SceneId, UserId } from '@skein/contract/ids'
import type { Caller } from '#platform/mount.ts'
import { describe, expect, it } from 'vitest'
import { continueRefusal, maySeeScene, playlistUrls, type SceneStatus } from './scenes.rules.ts'

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

  it('takes continuations from signed-in people while it is active, and its opening from its owner alone', () => {
    const refusal = (caller: Caller | null, status: SceneStatus, segmentCount: number) =>
      continueRefusal(caller, { status, ownerId: 'owner', segmentCount })
    expect([refusal(reader, 'active', 1), refusal(owner, 'active', 1), refusal(owner, 'active', 0)]).toEqual([
      null,
      null,
      null,
    ])
    expect(refusal(reader, 'active', 0)).toMatch(/opening/)
    expect(refusal(null, 'active', 1)).toMatch(/sign in/i)
    for (const caller of [null, reader, owner, moderator]) {
      expect(refusal(caller, 'locked', 1)).toMatch(/finished/)
      expect(refusal(caller, 'removed', 1)).toMatch(/taken down/)
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
