const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' })

/** "3 hours ago", counted from `now`; an instant is what the contract calls one (RFC 3339). */
export function ago(instant: string, now: number = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit)
  }
  return 'just now'
}

const monthly = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' })

/** "March 2026". */
export const month = (instant: string): string => monthly.format(new Date(instant))

/** The whole date and time in the reader's zone. */
export const fullInstant = (instant: string): string => exact.format(new Date(instant))
