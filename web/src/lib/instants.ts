import { everywhereWords } from '../messages/en/everywhere.ts'
import { locale } from '../messages/language.ts'
import { dateFormat, relativeFormat } from './intl.ts'

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** "3 hours ago", counted from `now`; an instant is what the contract calls one (RFC 3339). */
export function ago(instant: string, now: number = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size)
      return relativeFormat(locale(), { numeric: 'auto' }).format(Math.round(seconds / size), unit)
  }
  return everywhereWords.justNow
}

const written = (instant: string | number | Date, options: Intl.DateTimeFormatOptions): string =>
  dateFormat(locale(), options).format(new Date(instant))

/** "March 2026". */
export const month = (instant: string): string => written(instant, { month: 'long', year: 'numeric' })

/** "Today", "Yesterday" or the date, by the reader's calendar. */
export function dayOf(instant: string, now: number = Date.now()): string {
  const dayName = (moment: string | number | Date): string =>
    written(moment, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const day = dayName(instant)
  const yesterday = new Date(now)
  yesterday.setDate(yesterday.getDate() - 1)
  if (day === dayName(now)) return everywhereWords.today
  return day === dayName(yesterday) ? everywhereWords.yesterday : day
}

/** The time of day alone, where the day stands above. */
export const clockTime = (instant: string | Date): string => written(instant, { timeStyle: 'short' })

/** An hour in UTC as the reader's clock shows it today. */
export function timeOfDay(utcHour: number): string {
  const moment = new Date()
  moment.setUTCHours(utcHour, 0, 0, 0)
  return clockTime(moment)
}

/** The whole date and time in the reader's zone. */
export const fullInstant = (instant: string): string => written(instant, { dateStyle: 'long', timeStyle: 'short' })
