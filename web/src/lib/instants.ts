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
const dayName = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const clock = new Intl.DateTimeFormat('en', { timeStyle: 'short' })

/** "Today", "Yesterday" or the date, by the reader's calendar. */
export function dayOf(instant: string, now: number = Date.now()): string {
  const day = dayName.format(new Date(instant))
  const yesterday = new Date(now)
  yesterday.setDate(yesterday.getDate() - 1)
  if (day === dayName.format(now)) return 'Today'
  return day === dayName.format(yesterday) ? 'Yesterday' : day
}

/** The time of day alone, where the day stands above. */
export const clockTime = (instant: string): string => clock.format(new Date(instant))

/** An hour in UTC as the reader's clock shows it today. */
export function timeOfDay(utcHour: number): string {
  const moment = new Date()
  moment.setUTCHours(utcHour, 0, 0, 0)
  return clock.format(moment)
}

/** The whole date and time in the reader's zone. */
export const fullInstant = (instant: string): string => exact.format(new Date(instant))
