import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { nullable } from '@skein/contract/pages'
import type { SceneWriters } from '@skein/contract/scenes'
import { type Static, Type } from 'typebox'

const InvitedRow = Type.Object({
  user_id: Type.String(),
  username: Type.String(),
  display_name: nullable(Type.String()),
  invited_at: Type.String(),
})
export type InvitedRow = Static<typeof InvitedRow>

const setWriters = sqlStatement('scenes/set-writers', Type.Object({ updated: Type.Boolean() }))
const invite = sqlStatement('scenes/invite', Type.Object({ invited: Type.Boolean() }))
const withdraw = sqlStatement('scenes/withdraw-invitation', Type.Object({ withdrawn: Type.Boolean() }))
const listInvited = sqlStatement('scenes/list-invited', InvitedRow)

/** Reads and writes of `scenes.writers` and `scene_invitations`. */
export const writersStore = {
  set: async (tx: SqlRunner, sceneId: string, writers: SceneWriters): Promise<void> => {
    await setWriters(tx, [sceneId, writers])
  },

  /** False when they were invited already. */
  invite: async (tx: SqlRunner, sceneId: string, userId: string): Promise<boolean> =>
    (await invite(tx, [sceneId, userId])).length > 0,

  /** False when they were not invited. */
  withdraw: async (tx: SqlRunner, sceneId: string, userId: string): Promise<boolean> =>
    (await withdraw(tx, [sceneId, userId])).length > 0,

  /** After the person with these keys, invited last first. */
  list: (client: SqlRunner, sceneId: string, after: readonly [at: string, userId: string], limit: number) =>
    listInvited(client, [sceneId, ...after, limit]),
}
