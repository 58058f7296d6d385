import { profilesStore as store } from '#domains/accounts/profiles.store.ts'
import type { ScenesService } from '#domains/scenes/scenes.service.ts'
import type { Page, PageQuery } from '#platform/cursor.ts'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller } from '#platform/mount.ts'
import type { UserId } from '@skein/contract/ids'
import type { Preferences, Profile } from '@skein/contract/people'
import type { Scene } from '@skein/contract/scenes'

export type ProfilesService = ReturnType<typeof createProfilesService>

/** People as others see them. */
export function createProfilesService(deps: {
  readonly db: Database
  readonly scenes: Pick<ScenesService, 'listOfPerson'>
}) {
  const { db, scenes } = deps

  async function find(username: string): Promise<{ id: UserId; shows_likes: boolean }> {
    const person = await store.find(db.reads, username)
    if (person === null) throw new RequestFailure('not_found', { field: '/params/username' })
    return person
  }

  return {
    /** @throws RequestFailure `not_found`, also for a closed account. */
    async read(username: string, caller: Caller | null): Promise<Profile> {
      const row = await store.profile(db.reads, username, caller?.userId ?? null)
      if (row === null) throw new RequestFailure('not_found', { field: '/params/username' })
      const isMe = caller?.userId === row.id
      return {
        username: row.username,
        displayName: row.display_name,
        bio: row.bio,
        createdAt: row.created_at,
        segmentCount: row.segment_count,
        sceneCount: row.scene_count,
        followerCount: row.follower_count,
        viewer: { isMe, following: row.following, canSeeLikes: isMe || row.shows_likes },
      }
    },

    /** The id behind a username. @throws RequestFailure `not_found`, also for a closed account. */
    requirePerson: async (username: string): Promise<UserId> => (await find(username)).id,

    /** @throws RequestFailure `not_found`, `cursor_invalid`. */
    async listScenes(
      kind: 'written' | 'started' | 'liked',
      username: string,
      caller: Caller | null,
      query: PageQuery,
    ): Promise<Page<Scene>> {
      const { id, shows_likes: showsLikes } = await find(username)
      // A list that is not shown looks like one that is not there.
      if (kind === 'liked' && !showsLikes && caller?.userId !== id) throw new RequestFailure('not_found')
      return scenes.listOfPerson(kind, id, caller, query)
    },

    /** @throws RequestFailure `unauthenticated` when the account is gone. */
    async preferences(caller: Caller): Promise<Preferences> {
      const found = await store.preferences(db.prisma, caller.userId)
      if (found === null) throw new RequestFailure('unauthenticated')
      return found
    },

    /** What is left out stays as it is. */
    changePreferences: (caller: Caller, change: Partial<Preferences>): Promise<Preferences> =>
      store.changePreferences(db.prisma, caller.userId, change),
  }
}
