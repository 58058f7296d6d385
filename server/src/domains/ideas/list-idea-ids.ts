import { type IdeaFilter, ideasStore as store } from '#domains/ideas/ideas.store.ts'
import { AFTER_EVERYTHING, cursorKind, Key, type PageQuery } from '#platform/cursor.ts'
import type { SqlRunner } from '#platform/sql-files.ts'
import type { IDEA_SORTS } from '@skein/contract/ideas'
import { Type } from 'typebox'

/** `best` is the order of a search that names no other. */
export type IdeaOrder = (typeof IDEA_SORTS)[number] | 'best'

/** Above any rank Postgres gives, and within the four bytes it keeps one in. */
const RANK_MAX = 1e30
const newest = cursorKind('ideas.newest', [Key.instant, Key.id])
const popular = cursorKind('ideas.popular', [Key.integer, Key.id])
const active = cursorKind('ideas.active', [Key.instant, Key.id])
const best = cursorKind('ideas.best', [Key.instant, Type.Number({ minimum: 0, maximum: RANK_MAX }), Key.id])
const { id: LAST_ID, instant: LAST_INSTANT, integer: LAST_INTEGER } = AFTER_EVERYTHING

type List = (
  client: SqlRunner,
  query: PageQuery,
  filter: IdeaFilter,
  now: Date,
) => Promise<{ rows: readonly { id: string }[]; nextCursor: string | null }>

const LISTS: Readonly<Record<IdeaOrder, List>> = {
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
      keysOf: (row) => [row.at, row.key_id],
    }),
  best: (client, query, filter, now) => {
    const madeBefore = query.cursor === undefined ? now.toISOString() : best.decode(query.cursor)[0]
    return best.page(query, {
      start: [madeBefore, RANK_MAX, LAST_ID],
      read: (after, limit) => store.best(client, filter, after, limit),
      keysOf: (row) => [madeBefore, row.rank, row.id],
    })
  },
}

/**
 * The ids of one page of ideas in the order asked for.
 *
 * @param now what a search's first page is fixed to: ideas that come later do not move its pages.
 * @throws RequestFailure `cursor_invalid`.
 */
export async function listIdeaIds(
  client: SqlRunner,
  query: PageQuery,
  filter: IdeaFilter,
  order: IdeaOrder,
  now: Date,
): Promise<{ ids: readonly string[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await LISTS[order](client, query, filter, now)
  return { ids: rows.map((row) => row.id), nextCursor }
}
