import { numberOf } from './numbers.ts'

const NAMED: readonly (readonly [RegExp, number])[] = [
  [/^(?:sunset|dusk|nightfall|sundown|dark|lighting-up)$/i, 19 * 60],
  [/^(?:sunrise|dawn|daybreak|cockcrow|first light|first cockcrow)$/i, 6 * 60],
  [/^midnight$/i, 0],
  [/^(?:noon|midday)$/i, 12 * 60],
]
const WORDS = 'sunset|dusk|nightfall|sundown|dark|sunrise|dawn|daybreak|cockcrow|first light|midnight|noon|midday'
const HOUR = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2}'
/** A time of the day as written, with what says which half of it is meant. */
export const DAY_TIME = `(?:(?:half[- ]past|a quarter past|quarter past|a quarter to|quarter to|ten past|ten to|five past|five to|twenty past|twenty to|gone) )?(?:the )?(?:first )?(?:${WORDS}|(?:${HOUR})(?:[.:]\\d\\d)?(?: o['’]clock)?)(?:,? (?:every night|each night|at night|in the (?:morning|afternoon|evening|night)|in the small hours|[ap]\\.?m\\b\\.?))?`
const PARTS = new RegExp(
  `^(?:(?<part>half|a quarter|quarter|ten|five|twenty)[- ](?<side>past|to) |gone )?(?:the )?(?:first )?(?:(?<word>${WORDS})|(?<hour>${HOUR})(?:[.:](?<minutes>\\d\\d))?(?: o['’]clock)?)(?:,? (?<half>.+))?$`,
  'iu',
)
const DAY_MINUTES = 1440

/** Minutes after midnight; null when it could be either half of the day. `isLate` settles that for closing times. */
export function dayTime(written: string, isLate: boolean | null = null): number | null {
  const groups = PARTS.exec(written.trim())?.groups
  if (groups === undefined) return null
  const word = groups['word']
  const named = word === undefined ? undefined : NAMED.find(([sign]) => sign.test(word))?.[1]
  const part = groups['part'] ?? ''
  const shift =
    (/half/i.test(part) ? 30 : /quarter/i.test(part) ? 15 : (numberOf(part) ?? 0)) *
    (/to/i.test(groups['side'] ?? '') ? -1 : 1)
  if (named !== undefined) return (named + shift + DAY_MINUTES) % DAY_MINUTES
  const hour = numberOf(groups['hour'] ?? '')
  if (hour === null || hour > 24) return null
  const minutes = hour * 60 + Number(groups['minutes'] ?? 0) + shift
  const half = groups['half'] ?? ''
  if (hour > 12) return minutes % DAY_MINUTES
  if (/morning|a\.?m|small hours/i.test(half)) return ((minutes % 720) + DAY_MINUTES) % DAY_MINUTES
  if (/afternoon|evening|p\.?m/i.test(half)) return (minutes % 720) + 720
  if (/night/i.test(half) || isLate === true) return hour >= 5 && hour < 12 ? minutes + 720 : minutes % 720
  if (isLate === false) return minutes % 720
  return null
}

/** Whether a time lies in a stretch of the day that may go past midnight. */
export function isWithin(time: number, from: number, to: number): boolean {
  return from <= to ? time >= from && time < to : time >= from || time < to
}
