import type { Month } from './month.ts'

/** A month as it stands in keys and table names: `2026_01`. */
export function monthLabel({ year, month }: Month): string {
  return `${String(year).padStart(4, '0')}_${String(month).padStart(2, '0')}`
}

/** Where the archives of one table's month lie: `archive/jobs/2026_01/`. */
export function archivePrefix(table: string, label: string): string {
  return `archive/${table}/${label}/`
}
