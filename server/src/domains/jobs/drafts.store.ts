import type { Transaction } from '#platform/db.ts'
import { type SqlRunner, sqlStatement } from '#platform/sql-files.ts'
import { type Static, Type } from 'typebox'

const DraftRow = Type.Object({
  scene_id: Type.String(),
  scene_title: Type.String(),
  text: Type.String(),
  updated_at: Type.String(),
})
export type DraftRow = Static<typeof DraftRow>

const keepDraft = sqlStatement('jobs/keep-draft', Type.Object({ kept: Type.Boolean() }))
const clearDraft = sqlStatement('jobs/clear-draft', Type.Object({ cleared: Type.Boolean() }))
const saveDraft = sqlStatement('jobs/save-draft', DraftRow)
const readDraft = sqlStatement('jobs/read-draft', DraftRow)
const listDrafts = sqlStatement('jobs/list-drafts', DraftRow)

interface Writing {
  readonly userId: string
  readonly sceneId: string
  readonly text: string
}

/** Reads and writes of `drafts`. */
export const draftsStore = {
  keep: async (tx: Transaction, { userId, sceneId, text }: Writing): Promise<void> => {
    await keepDraft(tx, [userId, sceneId, text])
  },
  clear: async (tx: Transaction, { userId, sceneId, text }: Writing): Promise<void> => {
    await clearDraft(tx, [userId, sceneId, text])
  },
  save: async (client: SqlRunner, { userId, sceneId, text }: Writing): Promise<DraftRow | null> =>
    (await saveDraft(client, [userId, sceneId, text]))[0] ?? null,
  read: async (client: SqlRunner, userId: string, sceneId: string): Promise<DraftRow | null> =>
    (await readDraft(client, [userId, sceneId]))[0] ?? null,
  /** After the draft with these keys, last touched first. */
  list: (
    client: SqlRunner,
    userId: string,
    [updatedAt, sceneId]: readonly [string, string],
    limit: number,
  ): Promise<readonly DraftRow[]> => listDrafts(client, [userId, updatedAt, sceneId, limit]),
}
