const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const NUMBER = `(?:\\d{1,5}|(?:(?:${UNITS.slice(1, 10).join('|')}|a) hundred(?: and)?[ -]?)?(?:(?:${TENS.slice(2).join('|')})(?:[ -](?:${UNITS.slice(1, 10).join('|')}))?|${UNITS.slice(1).toReversed().join('|')})|(?:${UNITS.slice(1, 10).join('|')}|a) hundred|a dozen)`

/** A count of something, as written. */
export interface Count {
  readonly value: number
  /** The counted thing, as written. */
  readonly noun: string
  /** The word after it, which is the thing when that one only says what kind: "three anonymous letters". */
  readonly next: string | null
  /** What stands between number and noun: "red" in "three red jars". */
  readonly between: readonly string[]
  /** The word before the number: "the", "all", "only". */
  readonly before: string
  readonly start: number
  readonly end: number
}

const COUNTED = new RegExp(
  `(?<![\\p{L}\\p{N}.,'’-])(?:(?<before>\\p{L}+) )?(?<number>${NUMBER})(?<between>(?: (?!(?:of|and|or|to|in|on|at|by|more|less|times|years?|hours?|days?)\\b)[\\p{Ll}'’-]+){0,2}?) (?<noun>[\\p{Ll}-]{3,})(?![\\p{L}'’-])(?:(?= (?<next>[\\p{Ll}-]{3,})(?![\\p{L}'’-]))|)`,
  'giu',
)

/** What a number word or figure says; null when it is neither. */
export function numberOf(written: string): number | null {
  const words = written
    .toLowerCase()
    .replaceAll('-', ' ')
    .split(/\s+/)
    .filter((word) => word !== 'and' && word !== '')
  if (words.length === 0) return null
  if (words.join(' ') === 'a dozen') return 12
  let total = 0
  for (const word of words) {
    if (/^\d+$/.test(word)) total += Number(word)
    else if (word === 'hundred') total = Math.max(1, total) * 100
    else if (word === 'a') total = 1
    else if (UNITS.includes(word)) total += UNITS.indexOf(word)
    else if (TENS.includes(word)) total += TENS.indexOf(word) * 10
    else return null
  }
  return total
}

/** Counted things in a text; both the first and, if there is one, the second word after the number are tried as the thing. */
export function findCounts(text: string): Count[] {
  return [...text.matchAll(COUNTED)].flatMap((match) => {
    const { before = '', number = '', between = '', noun = '', next = null } = match.groups ?? {}
    const value = numberOf(number)
    if (value === null) return []
    const start = match.index + (before === '' ? 0 : before.length + 1)
    return [
      {
        value,
        noun: noun.toLowerCase(),
        next: next?.toLowerCase() ?? null,
        between: between
          .trim()
          .split(/\s+/)
          .filter((word) => word !== ''),
        before: before.toLowerCase(),
        start,
        end: match.index + match[0].length,
      },
    ]
  })
}
