import { type SceneFilter, scenesStore as store } from '#domains/scenes/scenes.store.ts'
import { AFTER_EVERYTHING, cursorKind, Key, type PageQuery } from '#platform/cursor.ts'
import type { SqlRunner } from '#platform/sql-files.ts'
import type { SCENE_SORTS } from '@skein/contract/scenes'

const newest = cursorKind('scenes.newest', [Key.instant, Key.id])
const popular = cursorKind('scenes.popular', [Key.integer, Key.id])
const active = cursorKind('scenes.active', [Key.instant, Key.id])
const { id: LAST_ID, instant: LAST_INSTANT, integer: LAST_INTEGER } = AFTER_EVERYTHING

type Sort = (typeof SCENE_SORTS)[number]
type List = (
  client: SqlRunner,
  query: PageQuery,
  filter: SceneFilter,
) => Promise<{ rows: readonly { id: string }[]; nextCursor: string | null }>

const LISTS: Readonly<Record<Sort, List>> = {
  newest: (client, query, filter) =>
    newest.page(query, {
      start: [LAST_INSTANT, LAST_ID],
      read: (after, limit) => store.newest(client, filter, after, limit),
      keysOf: (row) => [row.at, row.id],
    }),
  popular: (client, query, filter) =>
    popular.page(query, {
      start: [LAST_INTEGER, LAST_ID],
      read: (after, limit) => store.popular(client, filter, after, limit),
      keysOf: (row) => [row.like_count, row.id],
    }),
  active: (client, query, filter) =>
    active.page(query, {
      start: [LAST_INSTANT, LAST_ID],
      read: (after, limit) => store.active(client, filter, after, limit),
      keysOf: (row) => [row.at, row.id],
    }),
}

/** The ids of one page of scenes in the order asked for. @throws RequestFailure `cursor_invalid`. */
export async function listSceneIds(
  client: SqlRunner,
  query: PageQuery,
  filter: SceneFilter,
  sort: Sort,
): Promise<{ ids: readonly string[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await LISTS[sort](client, query, filter)
  return { ids: rows.map((row) => row.id), nextCursor }
}
