import { type TSchema, Type } from 'typebox'

export const PAGE_LIMIT_MAX = 100
export const PAGE_LIMIT_DEFAULT = 20

/** The query part of every list: an opaque keyset cursor and a size. */
export const pageQuery = {
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_LIMIT_MAX })),
}

/** One page of a keyset list; `nextCursor` is null on the last one. */
export const page = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), nextCursor: Type.Union([Type.String(), Type.Null()]) })

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
