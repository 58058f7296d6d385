import type { Bible } from '@skein/contract/bible'
import { type Said, say } from '#platform/say.ts'
import type { Doubt, Rule } from '../doubt.ts'
import { type Era, eraOf } from '../facts/era.ts'
import { type DatedWord, datedLexicon } from '../lexicon/dated-words.ts'
import type { StoryReading } from '../text/story-reading.ts'

interface TextWord {
  readonly lower: string
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}.'’-]*/gu
/** The text itself puts the thing outside its time: not yet there, foreseen, or only a manner of speaking. */
const OUT_OF_TIME =
  /\b(?:no such thing|not yet|would (?:one day|be invented|later)|will (?:one day|be)|one day|some ?day|in the future|years? (?:later|from now|hence)|not invented|to be invented|invent(?:ed|s|ing)?|prophe\p{L}*|dream\p{L}*|vision|imagin\p{L}*|there (?:was|were|is|are) no|had never (?:seen|heard)|never heard of|what is an?|as if|as though|historians?|archaeolog\p{L}*|museum)\b/iu
/** So much younger than the story that nobody could have meant something else. */
const SURE_GAP_YEARS = 8
const DOUBTS_MAX = 3
/** Names that are also older words. */
const BRAND =
  /^(?:google|googled|twitter|instagram|facebook|polaroid|kodak|zippo|lego|hoover|frisbee|android|covid|covid-19|chatgpt|netflix|youtube|prozac|pluto|viagra|valium|tylenol|bakelite|lycra|velcro|walkman|playstation|nintendo|gestapo|nazi|nazis|gatling|zeppelin)$/

/** Things and words nobody in this period could have had, by the dated lexicon. */
export const anachronism: Rule = (story) => {
  const era = eraOf(story.bible)
  if (era === null) return []
  const words = wordsOf(story.passage.plain)
  const settled = bibleWords(story.bible)
  const doubts: Doubt[] = []
  const seen = new Set<DatedWord>()
  for (const at of words.keys()) {
    const entry = entryAt(words, at)
    if (entry === null || seen.has(entry) || entry.words.every((word) => settled.has(word))) continue
    const gap = entry.firstKnownYear - entry.doubtYears - era.to
    if (gap <= 0) continue
    const start = words[at]?.start ?? 0
    const end = words[at + entry.words.length - 1]?.end ?? start
    if (!isMeant(story, entry, start, end)) continue
    seen.add(entry)
    doubts.push(doubt(story, entry, era, gap, { start, end }))
  }
  return doubts.toSorted((left, right) => right.confidence - left.confidence).slice(0, DOUBTS_MAX)
}

function wordsOf(plain: string): TextWord[] {
  return [...plain.matchAll(WORD)].map(({ index, 0: word }) => {
    const bare = word.replace(/[.'’-]+$/, '')
    return { lower: bare.toLowerCase().replaceAll('’', "'").replace(/'s$/, ''), start: index, end: index + bare.length }
  })
}

function entryAt(words: readonly TextWord[], at: number): DatedWord | null {
  const first = words[at]
  if (first === undefined) return null
  const { byFirstWord } = datedLexicon()
  for (const form of [first.lower, ...stems(first.lower)]) {
    const fitting = (byFirstWord.get(form) ?? []).filter((entry) => matches(entry, words, at))
    const longest = fitting.toSorted((left, right) => right.words.length - left.words.length)[0]
    if (longest !== undefined) return longest
  }
  return null
}

function matches({ words: wanted, counts }: DatedWord, words: readonly TextWord[], at: number): boolean {
  return wanted.every((word, index) => {
    const found = words[at + index]?.lower ?? ''
    if (found === word) return true
    const isLast = index === wanted.length - 1
    return isLast && stems(found, counts !== 'noun').includes(word)
  })
}

function stems(word: string, withVerbs = true): string[] {
  const found: string[] = []
  if (word.endsWith('ies')) found.push(`${word.slice(0, -3)}y`)
  if (/(?:s|x|z|ch|sh)es$/.test(word)) found.push(word.slice(0, -2))
  if (word.endsWith('s') && !word.endsWith('ss')) found.push(word.slice(0, -1))
  if (withVerbs && word.endsWith('ed')) found.push(word.slice(0, -2), word.slice(0, -1))
  if (withVerbs && word.endsWith('ing')) found.push(word.slice(0, -3), `${word.slice(0, -3)}e`)
  return found
}

function isMeant(story: StoryReading, entry: DatedWord, start: number, end: number): boolean {
  const { passage, mentions } = story
  const written = passage.plain.slice(start, end)
  // "AI", "GPS": in lower case those letters are other words.
  if (
    entry.form.length <= 3 &&
    !/^(?:gun|gin|bra|zip|guy|dna|dvd|lino|zoo|ok)/.test(entry.form) &&
    written !== written.toUpperCase()
  )
    return false
  if (BRAND.test(entry.form) && !/^\p{Lu}/u.test(written)) return false
  if (mentions.some((mention) => mention.start < end && mention.end > start)) return false
  const sentence = story.sentenceAt(start)
  if (sentence === null || OUT_OF_TIME.test(sentence.text)) return false
  if (entry.words.length > 1 || entry.counts === 'any') return true
  const word = sentence.words.find((known) => known.start === start)
  if (word === undefined || entry.counts !== 'noun') return true
  if (word.pos !== 'NOUN' && word.pos !== 'PROPN') return false
  // A capital in mid-sentence makes it somebody's or something's name.
  const isNamed =
    /^\p{Lu}\p{Ll}/u.test(written) &&
    start > sentence.start &&
    !/[“"‘'(]\s*$/u.test(passage.plain.slice(sentence.start, start))
  return !isNamed || BRAND.test(entry.form)
}

/** What the bible itself has in this world is no slip. */
function bibleWords(bible: Bible): ReadonlySet<string> {
  const known = wordsOfBible.get(bible)
  if (known !== undefined) return known
  const words = readBibleWords(bible)
  wordsOfBible.set(bible, words)
  return words
}

const wordsOfBible = new WeakMap<Bible, ReadonlySet<string>>()

function readBibleWords(bible: Bible): ReadonlySet<string> {
  const told = JSON.stringify({
    ...bible,
    setting: { ...bible.setting, worldRules: withoutDenials(bible.setting.worldRules ?? []) },
  })
  return new Set(
    told
      .toLowerCase()
      .match(/\p{L}[\p{L}'-]*/gu)
      ?.flatMap((word) => [word, ...stems(word)]) ?? [],
  )
}

function withoutDenials(rules: readonly string[]): string[] {
  return rules.filter((rule) => !/\b(?:no|not|never|nobody|none|without|unknown|forbidden|before)\b/i.test(rule))
}

function doubt(
  { bible }: StoryReading,
  entry: DatedWord,
  era: Era,
  gap: number,
  span: { start: number; end: number },
): Doubt {
  const period = bible.setting.timePeriod ?? ''
  const confidence = gap >= SURE_GAP_YEARS ? 0.93 : gap >= 3 ? 0.75 : 0.6
  const dates = { thing: entry.form, first: yearName(entry.firstKnownYear), year: yearName(era.to), period }
  return {
    kind: 'anachronism',
    confidence: entry.firstKnownYear < 1500 ? Math.min(confidence, 0.8) : confidence,
    ...span,
    pointer: '/setting/timePeriod',
    establishedInSegment: null,
    reason: say(entry.doubtYears > 4 ? 'anachronism_whyAbout' : 'anachronism_why', dates),
    suggestion: say('anachronism_do'),
  }
}

function yearName(year: number): string | Said {
  return year < 0 ? say('yearBefore', { year: `${-year}` }) : String(year)
}
