import type { Database } from '#platform/db.ts'
import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { UserId } from '@skein/contract/ids'
import { nullable } from '@skein/contract/pages'
import { Preferences } from '@skein/contract/people'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

const ProfileRow = Type.Object({
  id: UserId,
  username: Type.String(),
  display_name: nullable(Type.String()),
  bio: nullable(Type.String()),
  shows_likes: Type.Boolean(),
  created_at: Type.String(),
  segment_count: Type.Integer(),
  scene_count: Type.Integer(),
  follower_count: Type.Integer(),
  following: Type.Boolean(),
})
export type ProfileRow = Static<typeof ProfileRow>

const readProfile = sqlStatement('accounts/read-profile', ProfileRow)
const findPerson = sqlStatement('accounts/find-person', Type.Object({ id: UserId, shows_likes: Type.Boolean() }))

const preferences = { keepsHistory: true, showsLikes: true, stopsAt: true, language: true } as const

/** Reads of `users` for others, and of what a person has chosen. */
export const profilesStore = {
  /** Null for nobody and for a closed account. */
  profile: async (client: SqlRunner, username: string, viewerId: string | null): Promise<ProfileRow | null> =>
    (await readProfile(client, [username, viewerId]))[0] ?? null,

  find: async (client: SqlRunner, username: string) => (await findPerson(client, [username]))[0] ?? null,

  preferences: async (client: Database['prisma'], userId: string): Promise<Preferences | null> => {
    const row = await client.user.findUnique({ where: { id: userId }, select: preferences })
    return row === null ? null : Value.Parse(Preferences, row)
  },

  changePreferences: async (
    client: Database['prisma'],
    userId: string,
    change: Partial<Preferences>,
  ): Promise<Preferences> =>
    Value.Parse(Preferences, await client.user.update({ where: { id: userId }, data: change, select: preferences })),
}
