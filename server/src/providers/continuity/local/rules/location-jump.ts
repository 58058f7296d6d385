import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { numberOf } from '../facts/numbers.ts'
import { mayTellOtherwise } from '../facts/other-times.ts'
import type { StoryReading } from '../text/story-reading.ts'

interface Place {
  readonly names: readonly string[]
  readonly pointer: string
  /** How long the way there takes, by the bible; null when it does not say. */
  readonly minutes: number | null
  readonly told: string
}

const MINUTES: Readonly<Record<string, number>> = {
  minute: 1,
  hour: 60,
  day: 1440,
  night: 720,
  week: 10_080,
  month: 43_200,
  mile: 15,
  league: 45,
}
const DISTANCE =
  /\b(?<number>\d+|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|fifty|a full)(?: and a half)?[ -](?<unit>minute|hour|day|night|week|month|mile|league)s?['’]?\b/i
/** From here on a way needs a word of its own. */
const LONG_MINUTES = 60
const TIME_PASSES =
  /\b(?:then|after|when|later|until|till|by (?:now|then)|before|morning|noon|afternoon|evening|night|nightfall|dusk|dawn|days?|weeks?|months?|hours?|years?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|would|had|used|from|letter|telephone\w*|phone\w*|radio\w*|call(?:ed|s)?|map|picture|window|thought|talk\w*|news|way)\b/i
/** A way of less is walked between two sentences. */
const FAR_MINUTES = 30
const TRAVEL =
  /\b(?:walked (?:all|for|on|the (?:whole|long))|rode|ridden|drove|driven|sailed|rowed|flew|travel\p{L}*|journey\p{L}*|the road|on the way|train|coach|carriage|chaise|boat|ferry|ship|bus|lorry|flight|horseback|trudg\p{L}*|trek\p{L}*|climbed (?:the|all)|crossed|voyage|miles|changed horses|hailed|set out|set off|arriv\p{L}*|at (?:last|length)|reached|by (?:nightfall|evening|dusk|dawn|noon|morning|the time the)|next (?:day|morning|evening|week)|days? later|hours? later|weeks? later|months? later|that (?:night|evening|afternoon)|in the (?:evening|morning|afternoon)|following (?:day|morning)|tomorrow|meanwhile|overnight|half a day|all day|all night|two days|three days|(?:an|two|three|four|five|six) hours?)\b/iu
const AT_ONCE =
  /\b(?:(?:a|one|two|three|five|ten|a few|thirty|half a) (?:minutes?|moments?|seconds?|heartbeats?|breaths?) (?:later|after|afterwards)|a quarter(?: of an hour)? later|at once|instantly|the next (?:moment|instant|second|minute)|(?:had|has)(?: not|n['’]t) (?:yet )?(?:stopped|finished|settled|cooled|landed|closed|died)|before (?:the|her|his|she|he|it|they|\p{L}+) [^.?!]{0,50}(?:had|has|have) (?:settled|stopped|landed|finished|closed|cooled|died|let|time|fallen)|still ringing|thirty seconds|in the same breath|without (?:a pause|stopping)|by the time (?:he|she|they|it) had|when I had turned|taking the \p{L}+ (?:out of|from|off) (?:his|her)|when the teams came|a moment later|moments later|turned round and|still (?:on (?:his|her|their|the)|in the (?:air|pan|pot|cup)|wet|warm|hot|ringing|swinging|burning|spinning|smoking|boiling|dripping|echoing)|before (?:it|he|she|they) had (?:quit|even|time|drawn)|in the time it takes|no sooner (?:had|did|was)|(?:hardly|scarcely) had|just cool enough|(?:had|has) (?:yet|quite) (?:boiled|cooled|dried)|the same (?:minute|moment|instant)|the very next (?:step|minute|moment)|one step|was back (?:behind|at|in) (?:\p{L}+ ){1,3}again (?:when|before|by))\b/iu

/** Somebody is at two places with no time for the way between them. */
export const locationJump: Rule = (story) => {
  const { passage, signs } = story
  if (signs.hasDisguise || signs.isUnreliable) return []
  const places = readPlaces(story)
  const far = places.filter(({ minutes }) => minutes !== null && minutes >= FAR_MINUTES)
  if (far.length === 0) return []
  const visits = findVisits(story, places)
  const arrival = visits[0]
  if (arrival !== undefined && isSuddenArrival(story, arrival)) {
    const home = places.at(-1)
    if (home !== undefined && home !== arrival.place)
      return [doubt(home, arrival, arrival.place.minutes ?? FAR_MINUTES, 0.78)]
  }
  for (const [index, visit] of visits.entries()) {
    const before = visits[index - 1]
    if (before === undefined || before.place === visit.place) continue
    const minutes = Math.max(visit.place.minutes ?? 0, before.place.minutes ?? 0)
    if (minutes < FAR_MINUTES) continue
    const between = passage.plain.slice(before.sentence.start, visit.sentence.end)
    if (TRAVEL.test(between.replace(new RegExp(AT_ONCE, 'giu'), ' ')) && timesApart(between) === null) continue
    const apart = timesApart(between)
    const isTooQuick = apart === null ? AT_ONCE.test(between) : apart < minutes / 2
    if (isTooQuick) return [doubt(before.place, visit, minutes, apart === null ? 0.76 : 0.8)]
    if (apart === null && minutes >= LONG_MINUTES && isOneBreath(story, before, visit))
      return [doubt(before.place, visit, minutes, 0.66)]
  }
  const sudden = visits.find((visit) => isOutOfReach(story, visit))
  const from = places.at(-1)
  return sudden === undefined || from === undefined || from === sudden.place
    ? []
    : [doubt(from, sudden, sudden.place.minutes ?? LONG_MINUTES, 0.66)]
}

/** A far place in a text that lets no time pass, whatever the place before is called. */
function isOutOfReach({ recentTexts, passage, bible }: StoryReading, { place, sentence }: Visit): boolean {
  if (place.minutes === null || place.minutes < LONG_MINUTES || recentTexts.length === 0) return false
  const known = `${recentTexts.join(' ')} ${bible.timeline.currentPoint ?? ''}`.toLowerCase()
  if (place.names.some((name) => known.includes(name.toLowerCase()))) return false
  const next = passage.sentences[sentence.index + 1]
  const until = passage.plain.slice(0, next?.end ?? sentence.end)
  const isQuick = AT_ONCE.test(
    passage.plain.slice(passage.sentences[sentence.index - 1]?.start ?? 0, next?.end ?? sentence.end),
  )
  const apart = timesApart(until)
  if (!isQuick && (apart === null || apart === 0 || apart >= place.minutes / 2)) return false
  return !TRAVEL.test(until.replaceAll(new RegExp(AT_ONCE, 'giu'), ' ')) && !mayTellOtherwise(passage.plain)
}

/** The same person is in both places in sentences that follow each other, and no time is said to pass. */
function isOneBreath({ passage, claims }: StoryReading, before: Visit, visit: Visit): boolean {
  if (visit.sentence.index - before.sentence.index > 1) return false
  if (TIME_PASSES.test(passage.plain.slice(before.sentence.start, visit.sentence.end))) return false
  const peopleAt = ({ sentence }: Visit) =>
    new Set(
      claims.all
        .filter((claim) => claim.sentence.index === sentence.index && claim.isNow && claim.isAsserted)
        .flatMap(({ person }) => (person === null ? [] : [person])),
    )
  const there = peopleAt(visit)
  return [...peopleAt(before)].some((person) => there.has(person))
}

/** "A minute later they were in Tarn", where neither the last segments nor the bible had anybody near it. */
function isSuddenArrival({ recentTexts, passage, bible }: StoryReading, { place, sentence }: Visit): boolean {
  if (place.minutes === null || place.minutes < FAR_MINUTES || sentence.index > 1 || recentTexts.length === 0)
    return false
  const until = passage.plain.slice(0, sentence.end)
  const known = `${recentTexts.join(' ')} ${/\b(?:at|in|near|outside|reach\w*) /.test(bible.timeline.currentPoint ?? '') ? bible.timeline.currentPoint : ''}`
  const isNear = place.names.some((name) => known.toLowerCase().includes(name.toLowerCase()))
  return !isNear && AT_ONCE.test(until) && !TRAVEL.test(until.replace(AT_ONCE, ' '))
}

function readPlaces({ bible }: StoryReading): Place[] {
  const { primaryLocation = '', locations = [], worldRules = [] } = bible.setting
  const known = locations.map(({ name = '', description = '' }, at) => {
    const rule =
      worldRules.find((text) => name !== '' && text.includes(name.replace(/^the /i, '')) && DISTANCE.test(text)) ?? ''
    const far = minutesIn(`${description} ${rule}`)
    return {
      names: namesOf(name),
      pointer: `/setting/locations/${at}`,
      minutes: far,
      told: description === '' ? rule : `${name}: ${description}`,
    }
  })
  const home = primaryLocation.split(/,\s*/).flatMap(namesOf)
  return [...known, { names: home, pointer: '/setting/primaryLocation', minutes: null, told: primaryLocation }].filter(
    ({ names }) => names.length > 0,
  )
}

function namesOf(name: string): string[] {
  const bare = name.replace(/^(?:the|a|an) /i, '').trim()
  const short = bare.replace(/ (?:inn|park|house|ring|island|club|road)$/i, '')
  // "Scotland Yard" is "the Yard" to whoever works there.
  const last = /^\p{Lu}\S* (?:\p{Lu}\S* )?(\p{Lu}\p{L}{3,})$/u.exec(name)?.[1]
  return [...new Set([bare, short, ...(last === undefined ? [] : [`the ${last}`])])].filter((form) => form.length > 2)
}

function minutesIn(told: string): number | null {
  const { number = '', unit = '' } = DISTANCE.exec(told)?.groups ?? {}
  const each = MINUTES[unit.toLowerCase()]
  if (each === undefined) return null
  const count = /^half/i.test(number) ? 0.5 : /^(?:an?|a full)$/i.test(number) ? 1 : (numberOf(number) ?? 1)
  return count * each
}

interface Visit {
  readonly place: Place
  readonly sentence: { readonly start: number; readonly end: number; readonly index: number }
  readonly start: number
  readonly end: number
}

/** Where the narration has people be, in order: a place named in a sentence that claims something happens. */
function findVisits({ passage, claims }: StoryReading, places: readonly Place[]): Visit[] {
  const visits: Visit[] = []
  for (const sentence of passage.sentences) {
    const here = claims.all.filter((claim) => claim.sentence === sentence && claim.frame === 'now' && !claim.isQuoted)
    if (!here.some(({ isAsserted }) => isAsserted)) continue
    const found = places.flatMap((place) =>
      place.names.flatMap((name) => {
        const at = new RegExp(
          `\\b(?:in|at|on|of|to|from|into|over|by|up at|near|under|along|towards|outside|down at)(?: \\p{L}+){0,3} (?:${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')})\\b`,
          'iu',
        ).exec(sentence.narration)?.index
        return at === undefined ? [] : [{ place, at }]
      }),
    )
    for (const { place, at } of found.toSorted((left, right) => left.at - right.at)) {
      if (visits.at(-1)?.place === place) continue
      const claim =
        here.find(({ start, end }) => sentence.start + at >= start - 2 && sentence.start + at <= end + 40) ?? here[0]
      if (claim === undefined) continue
      visits.push({ place, sentence, start: claim.start, end: Math.max(claim.end, sentence.start + at) })
    }
  }
  return visits
}

const HOURS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight'
const CLOCK = new RegExp(
  `\\b(?:at|by|until|past) (?:(?<part>a quarter|quarter|half|ten|five|twenty|twenty-five) (?<side>past|to|after) )?(?<hour>${HOURS})\\b|\\bat (?<alone>a quarter after|a quarter past|ten to|five to|half past)(?=[,\\s])`,
  'giu',
)

/** Minutes between the first and the last clock time of a stretch; null when it does not give two. */
function timesApart(text: string): number | null {
  const times: number[] = []
  let lastHour: number | null = null
  for (const { groups = {} } of text.matchAll(CLOCK)) {
    const { part = '', side = '', hour = '', alone = '' } = groups
    const minutes = /quarter/i.test(part || alone)
      ? 15
      : /half/i.test(part || alone)
        ? 30
        : (numberOf(part || (alone.split(' ')[0] ?? '')) ?? 0)
    const whole: number | null = hour === '' ? lastHour : /noon|midnight/i.test(hour) ? 12 : numberOf(hour)
    if (whole === null) continue
    lastHour = whole
    times.push((whole % 12) * 60 + (/to/i.test(side || alone) ? -minutes : minutes))
  }
  const [first, last] = [times[0], times.at(-1)]
  if (times.length < 2 || first === undefined || last === undefined) return null
  return (((last - first) % 720) + 720) % 720
}

function doubt(from: Place, { place, start, end }: Visit, minutes: number, confidence: number): Doubt {
  const cited = place.minutes === null ? from : place
  const way =
    minutes >= 1440
      ? say('way_days', { n: Math.round(minutes / 1440) })
      : minutes >= 60
        ? say('way_hours', { n: Math.round(minutes / 60) })
        : say('way_minutes', { n: minutes })
  return {
    kind: 'location_jump',
    confidence,
    start,
    end,
    pointer: cited.pointer,
    establishedInSegment: null,
    reason: say('locationJump_why', {
      from: from.names[0] ?? '',
      to: place.names[0] ?? '',
      way,
      told: withoutStop(cited.told),
    }),
    suggestion: say('locationJump_do'),
  }
}
