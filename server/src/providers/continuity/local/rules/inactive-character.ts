import { say } from '#platform/say.ts'
import { SPEECH_VERBS } from '#reading/acting.lexicon.ts'
import { BLOCK_FROM, type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { type Departure, departureOf } from '../facts/departures.ts'
import { hintsOtherwise, mayTellOtherwise } from '../facts/other-times.ts'
import { isPresenceOfItsOwn, mayDeadReturn } from '../facts/supernatural.ts'
import type { Claim } from '../text/claims.ts'
import { isSureClash } from '../text/gender-clash.ts'
import type { Person } from '../text/people.ts'
import type { StoryReading } from '../text/story-reading.ts'

/** What the gone have left behind is told with these, in the same past tense as what happens now. */
const LEGACY =
  /^(?:make|build|teach|write|leave|give|love|own|keep|want|live|die|belong|found|plant|carve|paint|promise|mean|warn|think|believe|hate|like|know|prefer|need|use|owe|serve|deserve|bring|bear|raise|invent|design|compose|choose|hope|wish|intend|plan|name|buy|sell|win|lose|fall|perish|drown|vanish|disappear|go|depart|become|begin|end|stop|matter|haunt|hold|fight|save|work|marry|hide|bury|lay|fit|install|set|hang|put|cut|dig|stitch|sew|knit|forge|cast|commission|raise|discover|establish|start|save)$/
const STATIVE = /^(?:be|have|seem|lie|hang|remain|appear|rest|sleep|stay|exist|survive|last|linger|stare|gaze)$/
const FROM_AFAR = /^(?:write|wire|cable|telephone|phone|telegraph|send|ring|email|text)$/
const GRAVE =
  /\b(?:grave|tomb|coffin|earth|ground|soil|heaven|churchyard|cemetery|urn|ashes|buried|mortuary|morgue|bier|shroud|dead)\b/i
/** How somebody comes to be alive: never mind where they travelled. */
const ALIVE =
  /\b(?:surviv\p{L}+|not (?:dead|died|drowned|killed|burned|been killed|been in it)|never (?:died|drowned|boarded|been (?:killed|in it))|(?:was|is|were|are|be|been) (?:still )?alive|living after all|after all|turned out|turns out|escap\p{L}+|ransom\p{L}*|rescued|faked|mistaken|by mistake|the wrong (?:body|man|woman)|washed (?:up|ashore)|swum|swam ashore|pulled (?:him|her|them) (?:out|from|alive)|reviv\p{L}+|resurrect\p{L}*|raised from|brought (?:him|her|them)? ?back (?:to life|from)|recovered|(?:dug|cut) (?:him|her|them) out|wish(?:ed|es)?|spell|conjur\p{L}*|miracle|enchant\p{L}*|(?:lift|broke)\p{L}* the curse|back from the dead|wak\p{L}+ from|clone\p{L}*|restored|rebooted|backup)\b/iu
/** What opens a door that was shut behind somebody. */
const LET_BACK =
  /\b(?:releas\p{L}*|pardon\p{L}*|paroled|let (?:him|her|them) (?:out|go|come|home)|sentence (?:was|had)|reprieve\p{L}*|explain\p{L}*|discharged|on leave|given leave|recalled|cut the weld|vote|amnesty|exile (?:was|is|had|has) |out of (?:the|his|her) coma|because (?:he|she|they)|summoned|sent for|called (?:him|her|them) (?:back|home)|came home from|returned from|back from|home from|(?:did|done|served) (?:all of it|(?:his|her|their) (?:time|years|sentence))|had (?:come|sailed|walked|ridden|driven|returned|travelled|traveled|crossed|taken the (?:train|boat|coach|ferry|bus))|two nights on|by the (?:mail|morning|first|last|night|noon) ?(?:train|boat|coach|ferry|bus|packet|plane|flight)?)\b/iu

/** Somebody who only went away may come back; the text has to know that they were gone. */
const WAY_BACK =
  /\b(?:passage|voyage|flights?|flew|flown|tickets?|boats?|ships?|packet|sail(?:ed|ing)|steamer|trains?|coach|the mail|lift from|hitched|stowaway|trader|put in (?:on|at)|sent (?:me|him|her|them) back|came up with (?:them|us)|(?:keep|kept|been) away|horse that was done|back through|back at last|reinstated|reappointed|come home|came home|coming home|c[ao]mes? back|coming back|bus(?:es)?|home again|return(?:ed|s|ing)?|released|served (?:his|her)|bail|days (?:catching|on|at sea|with|out|from)|weeks (?:on|at sea|from)|the border|crossed|gave up|changed (?:his|her) mind|(?:he|she|they|who) had (?:quit|left|missed|turned back)|letter was|immigration|visa|leave of absence|months? (?:away|gone)|years? (?:away|gone)|since (?:he|she|they) (?:left|went|had gone))\b/iu

/** On worlds the rule had not met, a third of its certainties were wrong. */
const CONFIDENCE_MAX = 0.8

/** A deed this sure is more than a hint of one. */
const OFTEN_FROM = 0.4

/**
 * Somebody dead does something in the story. What is remembered, dreamt, read out, shown or told within the story never
 * counts, nor does what the gone did before.
 */
export const inactiveCharacter: Rule = (story) => actsOfTheGone(story, ({ isDead }) => isDead)

/** Somebody who only went away is suddenly here, by the same signs. */
export const unexplainedReturn: Rule = (story) => actsOfTheGone(story, ({ isDead }) => !isDead)

function actsOfTheGone(story: StoryReading, isMeant: (departure: Departure) => boolean): Doubt[] {
  const { bible, cast, mentions, namesakes, claims, signs, passage } = story
  const named = new Set([...mentions, ...claims.all].map(({ person }) => person))
  const gone = cast.people.filter((person) => named.has(person) && person.character.isActive === false)
  if (gone.length === 0) return []
  const mayReturn = mayDeadReturn(bible, passage.plain)
  return gone.flatMap((person): Doubt[] => {
    const departure = departureOf(bible, cast, person)
    if (mentions.some((mention) => mention.person === person && isSureClash(story, mention))) return []
    if (departure === null || !isMeant(departure) || namesakes.has(person.entityId)) return []
    if (isPresenceOfItsOwn(person.character)) return []
    if ((departure.isDead && mayReturn) || ALIVE.test(passage.plain)) return []
    if (
      !departure.isDead &&
      (LET_BACK.test(passage.plain) || WAY_BACK.test(passage.plain) || hasServed(departure, passage.plain))
    )
      return []
    const deeds = claims.all
      .filter((claim) => claim.person === person)
      .map((claim) => ({ claim, confidence: weigh(claim, departure, story) }))
      .filter(({ confidence }) => confidence > 0)
    // "He" alone may be anybody of whom the text spoke in between: "Biren was early. He sat in my chair" names him.
    const isNamedHere = claims.all.some(
      (claim) =>
        claim.person === person &&
        claim.by === 'name' &&
        claim.isNow &&
        claim.isAsserted &&
        !LEGACY.test(claim.verb.lemma) &&
        !isLaidToRest(claim),
    )
    // The first sure one is where a reader stumbles.
    const best =
      deeds.find(({ confidence }) => confidence >= BLOCK_FROM) ??
      deeds.toSorted((left, right) => right.confidence - left.confidence)[0] ??
      null
    if (best === null) return []
    const isDoubtful = signs.hasDisguise || signs.isUnreliable
    if (mayTellOtherwise(passage.plain)) return []
    const isBlind = !isNamedHere && best.claim.by !== 'name'
    // A word that could hint at another time is outweighed by somebody who goes on acting.
    const isOnceOnly = deeds.filter(({ confidence }) => confidence >= OFTEN_FROM).length < 2
    const hints = hintsOtherwise(passage.plain)
    return [
      doubt(
        person,
        departure,
        best.claim,
        Math.min(CONFIDENCE_MAX, best.confidence) -
          (isDoubtful ? 0.4 : 0) -
          (isBlind ? 0.4 : 0) -
          (hints === 0 ? 0 : (isOnceOnly ? 0.2 : 0) + 0.02 * hints),
      ),
    ]
  })
}

function isLaidToRest({ rest }: Claim): boolean {
  return GRAVE.test(rest.map(({ lower }) => lower).join(' '))
}

function weigh(claim: Claim, departure: Departure, { passage, claims }: StoryReading): number {
  if (!claim.isNow || !claim.isAsserted || claim.isPassive) return 0
  const lemma = claim.verb.lemma
  // "And someone would say, That's Kev, his dad was on the ship": talk without its marks.
  if (/(?:\bwould|['’]d) (?:say|ask|answer|tell|think)\b/.test(claim.sentence.narration)) return 0
  if (isLaidToRest(claim)) return 0
  if (
    !departure.isDead &&
    (FROM_AFAR.test(lemma) || departure.whereabouts.some((place) => passage.plain.toLowerCase().includes(place)))
  )
    return 0
  let confidence = 0.93
  if (lemma === 'be') confidence = isPresent(claim) ? 0.9 : 0.2
  else if (SPEECH_VERBS.has(claim.verb.lower) && isBesideSpeech(claim, passage.plain)) confidence = 0.95
  else if (STATIVE.test(lemma))
    confidence = claim.helpers.length > 0 && lemma !== 'have' && lemma !== 'seem' ? 0.86 : 0.45
  else if (LEGACY.test(lemma)) confidence = claim.helpers.some((helper) => /^(?:was|is)$/.test(helper)) ? 0.86 : 0.4
  if (claim.form === 'participle') confidence = Math.min(confidence, 0.4)
  if (claim.by === 'pronoun') confidence -= 0.15
  if (claim.by === 'guess') confidence -= 0.45
  // "He had taught her to splice. He laughed": a look back goes on in the plain past.
  const isLookingBack = claims.all.some(
    ({ person, form, sentence }) =>
      person === claim.person && form === 'perfect' && sentence.index === claim.sentence.index - 1,
  )
  if (isLookingBack && claim.by === 'pronoun') confidence -= 0.45
  if (claim.by === 'body') confidence -= 0.05
  if (
    claim.link !== null &&
    /^(?:before|after|until|till|since|because|though|although|that|when|while|as|once)$/.test(claim.link)
  )
    confidence -= 0.35
  return confidence
}

/** Gone "for four years", and the text has four years pass. */
function hasServed({ told }: Departure, plain: string): boolean {
  const term = /\b(\p{L}+|\d+) (years?|months?|weeks?|days?)\b/iu.exec(told ?? '')?.[0]
  return term !== undefined && plain.toLowerCase().includes(term.toLowerCase())
}

/** "there was Danjuma", "Pike was at the table"; not "Oro was kind". */
function isPresent({ rest, subject, verb, head }: Claim): boolean {
  if (head !== null && head.start > verb.start) return true
  const [first, second] = rest
  if (subject.length === 0 || first === undefined) return false
  return (
    /^(?:at|in|on|by|beside|behind|among|under|there|here|back|up|down|out|inside|outside|upstairs|downstairs|over|across)$/.test(
      first.lower,
    ) && !/^(?:every|all|his|her|their|charge|love|time|fact)$/.test(second?.lower ?? '')
  )
}

function isBesideSpeech({ verb, sentence, rest }: Claim, plain: string): boolean {
  const before = plain.slice(Math.max(sentence.start, verb.start - 60), verb.start)
  const after = plain.slice(verb.end, verb.end + 60)
  return rest.length > 0 && (/["”’»]\s*(?:\p{L}+\s*){0,4}$/u.test(before) || /^[^.?!]{0,50}[,:]\s*["“‘«]/u.test(after))
}

function doubt(person: Person, departure: Departure, claim: Claim, confidence: number): Doubt {
  const { name, index } = person
  const gone = departure.isDead ? 'deadActs' : 'goneActs'
  return {
    kind: departure.isDead ? 'inactive_character_acts' : 'unexplained_return',
    confidence,
    start: claim.start,
    end: claim.end,
    pointer: `/characters/${index}/isActive`,
    establishedInSegment: departure.establishedInSegment,
    reason:
      departure.told === null
        ? say(`${gone}_why`, { name })
        : say(`${gone}_whySince`, { name, since: withoutStop(departure.told) }),
    suggestion: say(`${gone}_do`, { name }),
  }
}
