import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { type Count, findCounts, numberOf } from '../facts/numbers.ts'
import { conceptOf, nearnessOfThing } from '../facts/concepts.ts'
import { contentStems, stem } from '../facts/stems.ts'
import type { StoryReading } from '../text/story-reading.ts'

interface KnownCount {
  readonly value: number
  readonly noun: string
  /** As written, singular. */
  readonly lemma: string
  /** What is left after a loss, rather than what there was. */
  readonly isLeft: boolean
  readonly context: readonly string[]
  readonly pointer: string
  readonly told: string
  readonly segment: number | null
}

/** Measures and people come in any number. */
const MEASURE =
  /^(?:year|month|week|day|night|hour|minute|second|moment|mile|yard|foot|feet|inch|pound|step|pace|time|o'clock|degree|people|person|man|men|woman|women|boy|girl|child|children|hand|eye|finger|thing|word|knot|shilling|penny|dollar|per|half|hundred|thousand|dozen|brother|sister|son|daughter|king|friend|day'|turn|side|end|way|part|corner|leg|point|blow|knock|raps?|cup|glass|lump|sugar|place|chair|litre|shot|other|more|later|o)$/
/** Who is there at all: counted like things where the bible has counted them out, and the text does. */
const SOULS =
  /^(?:people|soul|person|men|man|hand|passenger|survivor|guest|mouth|crew|sailor|miner|soldier|monk|child|children|women|woman)s?$/
const COUNTED_OUT =
  /\b(?:left|aboard|remain\w*|surviv\w*|in all|all told|only|souls|company of|crew of|live (?:here|there|in)|the whole)\b/i
const EVERYBODY =
  /\b(?:not one (?:more|less|fewer)|no more and no (?:less|fewer)|all told|in all|every (?:soul|last|one of)|the whole (?:crew|company|station|ship|house|party)|aboard|of us left|left alive|all of (?:us|them)|sat down to every|between them)\b/i
/** Longer ones are pieces of the story, whose numbers are of the moment. */
const FACT_LENGTH_MAX = 130
/** Shared words are never certain. */
const CONFIDENCE_MAX = 0.78
const TOTAL =
  /\b(?:all|in all|altogether|every one|only|exactly|in total|left|counted|counts?|of them|the whole|and no more|remain\w*|lay|stood?|stand)\b/i

/** A number of something that the bible has counted, and counted otherwise. */
export const countingError: Rule = (story) => {
  const { passage, signs, claims } = story
  if (signs.isUnreliable) return []
  const known = knownCounts(story)
  if (known.length === 0) return []
  const framed = new Map(claims.all.map((claim) => [claim.sentence.index, claim.frame]))
  for (const sentence of passage.sentences) {
    if ((framed.get(sentence.index) ?? 'now') !== 'now') continue
    for (const count of findCounts(sentence.narration)) {
      const wrong = against(story, count, sentence.start, known)
      if (wrong !== null) return [wrong]
    }
  }
  return []
}

function knownCounts({ bible, cast }: StoryReading): KnownCount[] {
  const { setting, timeline } = bible
  const texts: { text: string; pointer: string; segment: number | null }[] = [
    ...(setting.worldRules ?? []).map((text, at) => ({ text, pointer: `/setting/worldRules/${at}`, segment: null })),
    ...(setting.locations ?? []).map(({ name = '', description = '' }, at) => ({
      text: `${name}: ${description}`,
      pointer: `/setting/locations/${at}`,
      segment: null,
    })),
    ...(timeline.majorEvents ?? []).flatMap(({ event = '', consequences = '', segmentNumber }, at) => [
      {
        text: `${event}. ${consequences}`,
        pointer: `/timeline/majorEvents/${at}`,
        segment: segmentNumber !== undefined && segmentNumber > 0 ? segmentNumber : null,
      },
    ]),
    ...cast.people.flatMap(({ index, character }) =>
      (character.traits ?? []).map((text, at) => ({
        text,
        pointer: `/characters/${index}/traits/${at}`,
        segment: null,
      })),
    ),
  ]
  return texts
    .filter(({ text }) => text.length <= FACT_LENGTH_MAX)
    .flatMap(({ text, pointer, segment }) =>
      text.split(/[.;]\s|,\s/).flatMap((clause) =>
        countsOf(clause)
          .flatMap(variants)
          .filter(
            ({ noun }) =>
              (SOULS.test(noun) && COUNTED_OUT.test(text)) ||
              (!MEASURE.test(noun) && !MEASURE.test(noun.replace(/s$/, ''))),
          )
          .map(({ value, noun }) => ({
            value,
            noun: stem(noun),
            lemma: noun.replace(/ies$/, 'y').replace(/([^s])s$/, '$1'),
            isLeft: LEFT.test(clause),
            context: contentStems(text),
            pointer,
            told: text,
            segment,
          })),
      ),
    )
}

const LEFT = /\b(?:left|remain\w*|survive\w*|still to)\b/i
const OF_THE = /\b(?<some>[\p{L}\d-]+) of (?:the|her|his|their|its) (?=[\p{L}\d-]+ \p{L})/iu

/** "Eleven of the fourteen wagons are left" leaves eleven. */
function countsOf(clause: string): Count[] {
  const counts = findCounts(clause)
  const some = numberOf(OF_THE.exec(clause)?.groups?.['some'] ?? '')
  const [whole] = counts
  return some !== null && whole !== undefined && LEFT.test(clause) ? [{ ...whole, value: some }] : counts
}

/** "three anonymous letters": the noun is the last word, or, when a number ends the phrase, the word after it. */
function variants(count: Count): Count[] {
  return [
    count,
    ...[...count.between, ...(count.next === null ? [] : [count.next])].map((noun) => ({ ...count, noun })),
  ]
}

/** "Nine good reels" counts reels. */
function ofThing({ sentenceAt }: StoryReading, count: Count, offset: number): Count {
  const word = sentenceAt(offset + count.end - 1)?.words.find(({ end }) => end === offset + count.end)
  return count.next === null || word?.pos !== 'ADJ'
    ? count
    : { ...count, noun: count.next, next: null, end: count.end + 1 + count.next.length }
}

function against(story: StoryReading, found: Count, offset: number, known: readonly KnownCount[]): Doubt | null {
  const { passage, sentenceAt } = story
  const count = ofThing(story, found, offset)
  const tagged = sentenceAt(offset + count.end - 1)?.words.find(({ end }) => end === offset + count.end)
  if (tagged?.pos !== 'NOUN') return null
  const noun = stem(count.noun)
  const same = known.filter(
    (one) =>
      one.noun === noun ||
      (SOULS.test(count.noun) && SOULS.test(one.lemma)) ||
      nearnessOfThing(tagged, conceptOf(one.lemma)) >= 0.8,
  )
  const left = same.find(({ isLeft }) => isLeft)
  const first = left ?? same[0]
  const isTold = same.some(({ told }) =>
    (told.match(/[\p{L}\d-]+/gu) ?? []).some((word) => numberOf(word) === count.value),
  )
  if (
    first === undefined ||
    (isTold && left === undefined) ||
    (left === undefined ? same : [left]).some(({ value }) => value === count.value) ||
    count.value < 2
  )
    return null
  const sentence = sentenceAt(offset + count.start)
  if (
    sentence === null ||
    /\b(?:another|other|new|more|of the|next|some|about|nearly|almost|first|each|every|once|would|if|used to)\b/i.test(
      `${count.before} ${sentence.narration.slice(Math.max(0, count.start - 14), count.start)}`,
    )
  )
    return null
  if (SOULS.test(count.noun) && !EVERYBODY.test(sentence.narration)) return null
  const near = contentStems(
    passage.sentences
      .slice(Math.max(0, sentence.index - 2), sentence.index + 3)
      .map(({ text }) => text)
      .join(' '),
  )
  const shared = first.context.filter((word) => word !== first.noun && near.includes(word)).length
  const isTotal =
    TOTAL.test(sentence.narration) || SOULS.test(count.noun) || /^(?:the|all|her|his|their|our)$/.test(count.before)
  const isMore = count.value > (left?.value ?? Math.max(...same.map(({ value }) => value)))
  // Three of the nine may well be spoken of.
  if (!isMore && !isTotal) return null
  const confidence = 0.42 + (isMore ? 0.16 : 0) + (isTotal ? 0.12 : 0) + Math.min(0.2, shared * 0.08)
  return {
    kind: 'counting_error',
    confidence: Math.min(CONFIDENCE_MAX, confidence),
    start: offset + count.start,
    end: offset + count.end,
    pointer: first.pointer,
    establishedInSegment: first.segment,
    reason: say('counting_why', { count: `${count.value}`, told: withoutStop(first.told) }),
    suggestion: say('counting_do'),
  }
}
