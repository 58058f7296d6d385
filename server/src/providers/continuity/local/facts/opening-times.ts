import { LRUCache } from 'lru-cache'
import { DAY_TIME, dayTime } from './day-times.ts'
import { contentStems } from './stems.ts'

/** When something is shut, or does not go. */
export interface Closing {
  /** Stems of what is shut, the chief one last. */
  readonly things: readonly string[]
  /** Minutes after midnight. */
  readonly from: number
  readonly to: number
}

const CLOSES = new RegExp(
  `^(?:the )?(?<what>.{3,40}?) (?:(?:closes?|shuts?|locks?|stops?)|(?:is|are) (?:closed|shut|locked|barred))(?: (?:up|down))? (?:at|from|after|between) (?<from>${DAY_TIME})(?:,? (?:and (?:is not opened |does not open |not opened )?)?(?:until|till|to|and) (?<to>${DAY_TIME}))?`,
  'iu',
)
const SHUT_FOR_HOURS = 5 * 60
const MORNING = 6 * 60
const known = new LRUCache<string, { readonly closing: Closing | null }>({ max: 2000 })

/** "The Pelican Club closes at two every night", "the barriers are shut from ten at night until five". */
export function closingIn(rule: string): Closing | null {
  const cached = known.get(rule)
  if (cached !== undefined) return cached.closing
  const closing = parse(rule)
  known.set(rule, { closing })
  return closing
}

function parse(rule: string): Closing | null {
  const groups = CLOSES.exec(rule)?.groups
  if (groups === undefined) return null
  const from = dayTime(groups['from'] ?? '', true)
  if (from === null) return null
  const to = groups['to'] === undefined ? null : dayTime(groups['to'], false)
  const things = contentStems((groups['what'] ?? '').replace(/ of .*$/i, ''))
  if (things.length === 0) return null
  const morning = from >= 12 * 60 || from < 60 ? MORNING : from + SHUT_FOR_HOURS
  return { things, from, to: to ?? morning }
}
