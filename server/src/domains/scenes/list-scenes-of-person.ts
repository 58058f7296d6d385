import { scenesStore as store } from '#domains/scenes/scenes.store.ts'
import { AFTER_EVERYTHING, cursorKind, Key, type PageQuery } from '#platform/cursor.ts'
import type { SqlRunner } from '#platform/sql-files.ts'

/** What a person has to do with the scenes of a list. */
export type PersonsScenes = 'written' | 'started' | 'liked'

const written = cursorKind('scenes.written', [Key.id])
const started = cursorKind('scenes.started', [Key.id])
const liked = cursorKind('scenes.liked', [Key.id])
const start = [AFTER_EVERYTHING.id] as const

type List = (
  client: SqlRunner,
  query: PageQuery,
  personId: string,
  isMe: boolean,
) => Promise<{ rows: readonly { id: string }[]; nextCursor: string | null }>

const LISTS: Readonly<Record<PersonsScenes, List>> = {
  written: (client, query, personId) =>
    written.page(query, {
      start,
      read: ([after], limit) => store.written(client, personId, after, limit),
      keysOf: (row) => [row.id],
    }),
  started: (client, query, personId, isMe) =>
    started.page(query, {
      start,
      read: ([after], limit) => store.started(client, personId, isMe, after, limit),
      keysOf: (row) => [row.id],
    }),
  liked: (client, query, personId) =>
    liked.page(query, {
      start,
      read: ([after], limit) => store.liked(client, personId, after, limit),
      keysOf: (row) => [row.like_id],
    }),
}

/** The ids of one page of a person's scenes. @throws RequestFailure `cursor_invalid`. */
export async function listScenesOfPerson(
  client: SqlRunner,
  query: PageQuery,
  kind: PersonsScenes,
  personId: string,
  isMe: boolean,
): Promise<{ ids: readonly string[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await LISTS[kind](client, query, personId, isMe)
  return { ids: rows.map((row) => row.id), nextCursor }
}
