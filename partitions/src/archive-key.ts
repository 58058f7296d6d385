/** Where the archives of one table's month lie: `archive/jobs/2026_01/`. */
export function archivePrefix(table: string, month: string): string {
  return `archive/${table}/${month}/`
}
