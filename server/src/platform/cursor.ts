import { RequestFailure } from '#platform/failure.ts'
import { PAGE_LIMIT_DEFAULT } from '@skein/contract/pages'
import { UUID_PATTERN } from '@skein/contract/ids'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'

/** Ends the first page's keyset: every row sorts before it in a descending list. */
export const AFTER_EVERYTHING = {
  id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  instant: 'infinity',
  integer: 2_147_483_647,
}
/** Ends the first page's keyset of an ascending list. */
export const BEFORE_EVERYTHING = { id: '00000000-0000-0000-0000-000000000000', integer: -2_147_483_648 }

const INSTANT = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/

/** What a cursor may hold: nothing that Postgres could refuse, so a forged one is an empty page at worst. */
export const Key = {
  id: Type.String({ pattern: UUID_PATTERN }),
  /** UTC, to the microsecond: a keyset that rounds would skip or repeat rows. */
  instant: Type.Refine(Type.String(), isInstant),
  integer: Type.Integer({ minimum: BEFORE_EVERYTHING.integer, maximum: AFTER_EVERYTHING.integer }),
}

/** A kind of list with one order: its cursors are no use in another list or order. */
export interface CursorKind<Keys> {
  /** The opaque text that continues after the row with these keys. */
  encode(keys: Keys): string
  /** @throws RequestFailure `cursor_invalid` unless this kind made it. */
  decode(cursor: string): Keys
  /**
   * One page of the list: `read` is asked for one row more than the page holds, and that row only says whether there is
   * a next page.
   *
   * @throws RequestFailure `cursor_invalid`.
   */
  page<Row>(query: PageQuery, list: KeysetList<Keys, Row>): Promise<{ rows: readonly Row[]; nextCursor: string | null }>
}

/** How the rows of a list are read by keyset. */
interface KeysetList<Keys, Row> {
  /** Keys that every row comes after. */
  readonly start: Keys
  readonly read: (after: Keys, limit: number) => Promise<readonly Row[]>
  readonly keysOf: (row: Row) => Keys
}

/** `name` says list and order ("ideas.newest"); `keys` is the row-value the order is by. */
export function cursorKind<const Keys extends readonly TSchema[]>(
  name: string,
  keys: readonly [...Keys],
): CursorKind<readonly [...{ [K in keyof Keys]: Static<Keys[K]> }]> {
  type Values = readonly [...{ [K in keyof Keys]: Static<Keys[K]> }]
  const isOurs = (candidate: unknown): candidate is readonly [string, ...Values] =>
    Array.isArray(candidate) &&
    candidate.length === keys.length + 1 &&
    candidate[0] === name &&
    keys.every((schema, index) => Value.Check(schema, candidate[index + 1]))

  const encode = (values: Values) => Buffer.from(JSON.stringify([name, ...values])).toString('base64url')
  const decode = (cursor: string): Values => {
    const candidate = parse(cursor)
    if (!isOurs(candidate)) throw new RequestFailure('cursor_invalid', { field: '/query/cursor' })
    const [, ...values] = candidate
    return values
  }
  return {
    encode,
    decode,
    page: async (query, list) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT
      const found = await list.read(query.cursor === undefined ? list.start : decode(query.cursor), limit + 1)
      const rows = found.slice(0, limit)
      const last = rows.at(-1)
      const more = found.length > limit && last !== undefined
      return { rows, nextCursor: more ? encode(list.keysOf(last)) : null }
    },
  }
}

/** JavaScript reads 30 February as 2 March, Postgres refuses it: only a date that survives the trip is one. */
function isInstant(text: string): boolean {
  if (!INSTANT.test(text)) return false
  const read = new Date(text)
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 19) === text.slice(0, 19)
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

/** What every list takes. */
export interface PageQuery {
  readonly cursor?: string
  readonly limit?: number
}

/** What every list answers. */
export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}
