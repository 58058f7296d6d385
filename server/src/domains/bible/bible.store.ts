import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { Bible, BibleChange } from '@skein/contract/bible'
import { SegmentId } from '@skein/contract/ids'
import { nullable } from '@skein/contract/pages'
import { type Static, Type } from 'typebox'

const VersionRow = Type.Object({
  version: Type.Integer(),
  data: Bible,
  created_at: Type.String(),
  newest_version: Type.Integer(),
})
export type VersionRow = Static<typeof VersionRow>

const HistoryRow = Type.Object({
  version: Type.Integer(),
  created_at: Type.String(),
  segment_id: nullable(SegmentId),
  sequence: nullable(Type.Integer()),
  changes: Type.Array(BibleChange),
})
export type HistoryRow = Static<typeof HistoryRow>

const readVersion = sqlStatement('bible/read-version', VersionRow)
const listVersions = sqlStatement('bible/list-versions', HistoryRow)

/** Reads of `scene_bibles`; versions are added by the scene's creation and by finalization, and never change. */
export const bibleStore = {
  /** The newest version when `version` is null. */
  read: async (client: SqlRunner, sceneId: string, version: number | null): Promise<VersionRow | null> =>
    (await readVersion(client, [sceneId, version]))[0] ?? null,

  list: (client: SqlRunner, sceneId: string, below: number, limit: number): Promise<readonly HistoryRow[]> =>
    listVersions(client, [sceneId, below, limit]),
}
