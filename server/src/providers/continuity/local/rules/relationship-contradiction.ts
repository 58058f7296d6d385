import { say } from '#platform/say.ts'
import type { Doubt, Rule } from '../doubt.ts'
import { type Bond, bondIn, mayGoTogether } from '../facts/kinship.ts'
import { personCalled, type Person } from '../text/people.ts'
import type { Sentence } from '../text/passage.ts'
import type { StoryReading } from '../text/story-reading.ts'

const KIN =
  'mother|father|son|daughter|brother|sister|twin|husband|wife|aunt|uncle|niece|nephew|grandmother|grandfather|grandson|granddaughter|cousin'
const QUALIFIED = `(?:(?:elder|older|younger|little|big|kid|twin|only|own|eldest|youngest|dear|poor|good|baby) )?`
/** "She was his sister", "Mara is Ines's aunt". */
const IS_KIN = new RegExp(
  `(?<one>\\p{Lu}\\p{L}*|\\b[Ss]he|\\b[Hh]e) (?:was|is|’s|'s|had been|has been) (?<owner>his|her|\\p{Lu}[\\p{L}]+['’]s) ${QUALIFIED}(?<kin>${KIN})\\b(?! (?:of|to|in|was|said|who|had)\\b)`,
  'gu',
)
/** "his sister Asgerd", "Anne's brother, Charles". */
const KIN_NAMED = new RegExp(
  `(?<owner>\\b[Hh]is|\\b[Hh]er|\\p{Lu}[\\p{L}]+['’]s) ${QUALIFIED}(?<kin>${KIN}),? (?<one>\\p{Lu}\\p{L}+)`,
  'gu',
)
/** "Asgerd, his sister," and "Len Sugden, her husband". */
const NAMED_KIN = new RegExp(
  `(?<one>\\p{Lu}\\p{L}+), (?<owner>his|her|\\p{Lu}[\\p{L}]+['’]s) ${QUALIFIED}(?<kin>${KIN})\\b`,
  'gu',
)
/** One pair of parents, and so two siblings. */
const SAME_PARENT =
  /\b(?:one|the same|a single) (?:mother|father|womb)\b[^.?!]{0,60}\b(?:both|them|their|he and|she and|two of them)\b|\bthe brother and sister\b|\bhad (?:one|the same) (?:father|mother)\b/iu
/** "Yun had borne him", "she was married to Bernard Ogle". */
const BORE =
  /(?<one>\p{Lu}\p{L}+|\b[Ss]he),? (?:who )?(?:had (?:borne|given birth to)|bore|gave birth to) (?<owner>him|her|\p{Lu}\p{L}+)\b/gu
const MARRIED_TO =
  /(?<one>\p{Lu}\p{L}+|\b[Ss]he|\b[Hh]e) (?:had been|was|is|has been) (?:\p{Ll}+ ){0,3}married to (?<owner>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)/gu
const NAME = '(?:[Tt]he )?\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?|\\b[Ss]he|\\b[Hh]e'
/** "Ansel and the swan were twins", "He and Sabine had been eleven years married". */
const BOTH = new RegExp(
  `(?<one>${NAME}) and (?<owner>(?:the )?\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?|the \\p{Ll}+) (?:were|are|had been|have been) (?:\\p{Ll}+ ){0,3}(?<kin>twins|brothers|sisters|brother and sister|siblings|cousins|married|husband and wife|man and wife|mother and (?:son|daughter)|father and (?:son|daughter))\\b(?! (?:in (?:arms|law|spirit|Christ)|to\\b))`,
  'gu',
)
/** Two who are married. */
const WED =
  /\b(?:they(?:['’]d| had)? (?:been )?(?:wed|married)|had (?:wed|married)|their wedding|husband and wife|man and wife|her and \p{Lu}\p{L}+ (?:\p{Lu}\p{L}+ )?(?:wed|married))\b/u

/** The text makes two people kin, or another kind of kin, than the bible does. */
export const relationshipContradiction: Rule = (story) => {
  const { passage, signs, namesakes } = story
  if (signs.hasDisguise || signs.isUnreliable) return []
  for (const sentence of passage.sentences) {
    if (
      /\b(?:like|as if|as though|called (?:him|her)|all each other|in all but|might have been|if|step|foster|adopt\w*|in[- ]law|pretend\w*|mistook|took (?:him|her|them) for|half[- ])\b/i.test(
        sentence.text,
      )
    )
      continue
    for (const { pair, bond, start, end, certainty } of saidIn(story, sentence)) {
      if (pair.some(({ entityId }) => namesakes.has(entityId))) continue
      const against = knownAgainst(pair, bond)
      if (against !== null) return [doubt(pair, bond, against, { start, end }, certainty)]
    }
  }
  return []
}

interface Said {
  readonly pair: readonly [Person, Person]
  readonly bond: Bond
  readonly start: number
  readonly end: number
  readonly certainty: number
}

function saidIn(story: StoryReading, sentence: Sentence): Said[] {
  const found: Said[] = []
  for (const pattern of [IS_KIN, KIN_NAMED, NAMED_KIN, BORE, MARRIED_TO, BOTH]) {
    for (const match of sentence.narration.matchAll(pattern)) {
      const { one = '', owner = '', kin = pattern === BORE ? 'mother' : 'spouse' } = match.groups ?? {}
      const start = sentence.start + match.index
      const left = whoIs(story, one, start)
      // "Lady Harriet, who had borne her": never herself.
      const right = whoIs(story, owner.replace(/['’]s$/, ''), start, left)
      if (left === null || right === null || left === right) continue
      const isNamed = ![one, owner].some((word) => /^(?:he|she|his|her)$/i.test(word))
      found.push({
        pair: [left, right],
        bond: bondIn(kin),
        start,
        end: start + match[0].length,
        certainty: isNamed ? 0.02 : -0.06,
      })
    }
  }
  for (const [sign, bond] of [
    [SAME_PARENT, 'sibling'],
    [WED, 'spouse'],
  ] as const) {
    const match = sign.exec(sentence.narration)
    if (match === null) continue
    const pair = pairAround(story, sentence)
    if (pair !== null)
      found.push({
        pair,
        bond,
        start: sentence.start + match.index,
        end: sentence.start + match.index + match[0].length,
        certainty: -0.02,
      })
  }
  return found
}

function whoIs(
  { cast, claims, mentions }: StoryReading,
  word: string,
  at: number,
  notThem: Person | null = null,
): Person | null {
  if (/^(?:he|his|him|she|her)$/i.test(word)) {
    const gender = /^h(?:e|is|im)$/i.test(word) ? 'male' : 'female'
    const found = claims.resolve(gender === 'male' ? 'he' : 'she', at)
    if (found !== notThem || notThem === null) return found
    return (
      mentions.findLast(({ person, start }) => start < at && person !== notThem && person.gender === gender)?.person ??
      null
    )
  }
  return (
    personCalled(cast, word) ??
    personCalled(cast, word.split(' ').at(-1) ?? word) ??
    mentions.find(({ start, end }) => at >= start && at < end)?.person ??
    null
  )
}

/** The two people in this sentence and the two before it, when there are exactly two. */
function pairAround({ passage, mentions }: StoryReading, { index }: Sentence): readonly [Person, Person] | null {
  for (const back of [0, 1, 2]) {
    const from = passage.sentences[Math.max(0, index - back)]?.start ?? 0
    const to = passage.sentences[index]?.end ?? 0
    const people = [...new Set(mentions.filter(({ start }) => start >= from && start < to).map(({ person }) => person))]
    const [one, two] = people
    if (people.length === 2 && one !== undefined && two !== undefined) return [one, two]
    if (people.length > 2) return null
  }
  return null
}

interface Against {
  readonly person: Person
  readonly at: number
  readonly known: string
}

function knownAgainst([one, two]: readonly [Person, Person], bond: Bond): Against | null {
  const ties = [one, two].flatMap((person) =>
    (person.character.relationships ?? []).flatMap(({ targetEntityId, relationshipType = '' }, at) =>
      targetEntityId === (person === one ? two : one).entityId ? [{ person, at, known: relationshipType }] : [],
    ),
  )
  const first = ties[0]
  if (first === undefined) return elsewhere(one, two, bond) ?? elsewhere(two, one, bond)
  if (bond === 'other' || ties.some(({ known }) => mayGoTogether(known, bond))) return null
  return first
}

/** Married, or promised, to another: nobody has two, and a widow has not wed without the story telling. */
function elsewhere(one: Person, two: Person, bond: Bond): Against | null {
  if (bond !== 'spouse') return null
  const at = (one.character.relationships ?? []).findIndex(
    ({ targetEntityId, relationshipType = '' }) =>
      targetEntityId !== two.entityId &&
      /^(?:husband|wife|fianc[ée]+s?|engaged|betrothed|married|partner|boyfriend|girlfriend|widow|widower)(?!\p{L})/iu.test(
        relationshipType,
      ),
  )
  return at === -1 ? null : { person: one, at, known: one.character.relationships?.[at]?.relationshipType ?? '' }
}

function doubt(
  [one, two]: readonly [Person, Person],
  bond: Bond,
  { person, at, known }: Against,
  span: { start: number; end: number },
  certainty: number,
): Doubt {
  const other = person === one ? two : one
  const isKin = bondIn(known) !== 'other'
  const isOther = !(person.character.relationships ?? []).some(
    (tie, index) => index === at && tie.targetEntityId === other.entityId,
  )
  const told = {
    one: one.name,
    two: two.name,
    bond: say(`bond_${bond === 'in-law' ? 'inLaw' : bond}`),
    person: person.name,
    tie: known.replace(/ of$/, ''),
  }
  return {
    kind: 'relationship_contradiction',
    confidence: (isKin ? 0.78 : 0.7) + certainty,
    ...span,
    pointer: `/characters/${person.index}/relationships/${at}`,
    establishedInSegment: null,
    reason: isOther ? say('kin_whyElsewhere', told) : say('kin_why', { ...told, other: other.name }),
    suggestion: say('kin_do'),
  }
}
