/** How the text of a statement begins that no one plan suits; a line of its file's header asks for it. */
export const PLANNED_EACH_TIME = '/* planned each time: '

/**
 * Names for prepared statements. Without a name the adapter has PostgreSQL plan every call anew, which on 27 partitions
 * costs more than the query itself. A name stays bound to its text on every connection for as long as that lives, so
 * names are never reused; texts beyond `textsMax` (lists of varying length make endless ones) go without a name, and so
 * do those that ask to be planned for their values each time.
 */
export function createStatementNames(textsMax: number): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (sql.startsWith(PLANNED_EACH_TIME)) return ''
    // The driver takes an empty name for none.
    if (names.size >= textsMax) return ''
    const name = `skein_${names.size + 1}`
    names.set(sql, name)
    return name
  }
}
