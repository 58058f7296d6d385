/** The name a statement is prepared under; empty for none. */
export type StatementNames = (query: { readonly sql: string }) => string

/**
 * Names for prepared statements. Without a name the adapter has PostgreSQL plan every call anew, which on 27 partitions
 * costs more than the query itself. A name stays bound to its text on every connection for as long as that lives, so
 * names are never reused; texts beyond `textsMax` (lists of varying length make endless ones) go without a name.
 */
export function createStatementNames(textsMax: number): StatementNames {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    // The driver takes an empty name for none.
    if (names.size >= textsMax) return ''
    const name = `skein_${names.size + 1}`
    names.set(sql, name)
    return name
  }
}
