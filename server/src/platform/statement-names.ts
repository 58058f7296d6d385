/** The name a statement is prepared under; empty for none. */
export type StatementNames = (query: { readonly sql: string }) => string
/** How a statement wants to be planned; a line of its file's header says so, and what is sent begins with it. */
const PLANNED_EACH_TIME = 'Planned each time'
const PLANNED_ONCE = 'Planned once'

/** What stands before a statement's name in the text that is sent. */
export function planningOf(header: string): string {
  const wish = [PLANNED_EACH_TIME, PLANNED_ONCE].find((known) => header.includes(known))
  return wish === undefined ? '' : `${wish}: `
}

/**
 * Whether every set of values gets the same plan. PostgreSQL thinks it cheaper to plan a statement over many partitions
 * for its values each time, and does not count the planning, which is most of what such a statement costs.
 */
export function isPlannedOnce(sql: string): boolean {
  return sql.startsWith(`/* ${PLANNED_ONCE}`)
}

/**
 * Names for prepared statements. Without a name the adapter has PostgreSQL plan every call anew, which on 27 partitions
 * costs more than the query itself. A name stays bound to its text on every connection for as long as that lives, so
 * names are never reused; texts beyond `textsMax` (lists of varying length make endless ones) go without a name, and so
 * do those that no one plan suits.
 */
export function createStatementNames(textsMax: number): StatementNames {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    // The driver takes an empty name for none.
    if (names.size >= textsMax || sql.startsWith(`/* ${PLANNED_EACH_TIME}`)) return ''
    const name = `skein_${names.size + 1}`
    names.set(sql, name)
    return name
  }
}
