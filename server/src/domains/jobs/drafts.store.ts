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
const saveDraft = sqlStatement('jobs/save-draft', Type.Object({ ...DraftRow.properties, is_kept: Type.Boolean() }))
const countDrafts = sqlStatement('jobs/count-drafts', Type.Object({ drafts: Type.Integer() }))
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
  /** @param upon when the draft it was written upon was last touched; null keeps it whatever is there. */
  save: async (
    client: SqlRunner,
    { userId, sceneId, text }: Writing,
    upon: string | null,
  ): Promise<(DraftRow & { readonly is_kept: boolean }) | null> =>
    (await saveDraft(client, [userId, sceneId, text, upon]))[0] ?? null,
  count: async (client: SqlRunner, userId: string): Promise<number> =>
    (await countDrafts(client, [userId]))[0]?.drafts ?? 0,
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
