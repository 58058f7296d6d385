import { everywhereWords } from '../messages/en/everywhere.ts'

/** Seconds as a clock: `0:08`, `12:30`, `1:02:03`. */
export function clock(seconds: number): string {
  // A container's clock stops a hair before the whole second.
  const whole = Math.max(0, Math.floor(seconds + 0.05))
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = `${whole % 60}`.padStart(2, '0')
  return hours > 0 ? `${hours}:${`${minutes}`.padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** Seconds as words for a screen reader and for running text: `1 min 4 s`. */
export function spoken(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const h = Math.floor(whole / 3600)
  const m = Math.floor((whole % 3600) / 60)
  const s = whole % 60
  if (h === 0 && m === 0) return everywhereWords.seconds({ s })
  if (h === 0) return s === 0 ? everywhereWords.minutes({ m }) : everywhereWords.minutesSeconds({ m, s })
  if (s > 0) return everywhereWords.hoursMinutesSeconds({ h, m, s })
  return m === 0 ? everywhereWords.hours({ h }) : everywhereWords.hoursMinutes({ h, m })
}
