/** A calendar month in UTC; `month` counts from 1. */
export type Month = { year: number; month: number }

/** The month that a moment falls into, in UTC. */
export function monthOf(moment: Date): Month {
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1 }
}

/** The month `count` months later, or earlier for a negative count. */
export function addMonths(from: Month, count: number): Month {
  const index = from.year * 12 + (from.month - 1) + count
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 }
}

/** The name of a table's partition for a month, such as `jobs_2026_02`. */
export function partitionName(table: string, { year, month }: Month): string {
  return `${table}_${String(year).padStart(4, '0')}_${String(month).padStart(2, '0')}`
}

/** The month in a partition's name, or `undefined` for a name that is not exactly of that pattern. */
export function monthInName(table: string, name: string): Month | undefined {
  if (!name.startsWith(`${table}_`)) return undefined
  const match = /^(\d{4})_(0[1-9]|1[0-2])$/.exec(name.slice(table.length + 1))
  if (match?.[1] === undefined || match[2] === undefined) return undefined
  return { year: Number.parseInt(match[1], 10), month: Number.parseInt(match[2], 10) }
}
