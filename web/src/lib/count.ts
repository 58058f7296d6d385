const grouped = new Intl.NumberFormat('en')
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

/** "1 scene", "1,204 scenes". */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${grouped.format(amount)} ${amount === 1 ? one : many}`
}

/** "1.2K", for tight places. */
export const brief = (amount: number): string => compact.format(amount)
