import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { contentStems } from '../facts/stems.ts'
import { type Person, personCalled } from '../text/people.ts'
import type { StoryReading } from '../text/story-reading.ts'

interface Secret {
  readonly text: string
  readonly pointer: string
  readonly segment: number | null
  /** Who may know; for an `ignorant` secret, who does not. */
  readonly people: readonly Person[]
  readonly isIgnorance: boolean
  readonly stems: readonly string[]
}

/** Longer ones are pieces of the story rather than facts about it. */
const FACT_LENGTH_MAX = 130
const ONLY =
  /\bonly (?:one )?(?:\p{L}+ ){0,6}(?:knows?|who (?:has|knows|heard))\b|\bthe only one who\b|\bnobody else (?:knows|has been told)|\bno one else (?:knows|has)|\b(?:tells?|confides?) [^.]{0,40}\b(?:alone|to)\b/iu
const IGNORANT =
  /\b(?:does not know|doesn['’]t know|has not been told|has never been told|is unaware|hides? (?:from|that)|secret from)\b/i
const KNOWING =
  /\b(?:kn(?:ew|ows?|own)|told|tell|tells|announce[ds]?|explain(?:ed|s)|recit\p{L}*|said|says|typed?|wrote|writes?|declar\p{L}*|remembered?)\b/iu
const OWNS_UP =
  /\b(?:(?:had|have|has)(?: not|n['’]t| never) (?:\p{L}+ )?(?:been told|asked|said|needed to ask|set foot|told)|had never needed|never needed to ask|i just know|knew it (?:all the same|as|like)|as well as (?:she|he)|as (?:he|she) (?:had always|knows?) |had known it|nobody(?: else)? (?:had|has) (?:told|said)|nobody in the room|(?:had|has)n['’]t said a word|i just know|(?:had|have) never (?:yet )?(?:set foot|been told)|nor asked|no one had told|not told a soul|hadn['’]t said a word|without being told|had always known)\b/iu
const GUESS =
  /\b(?:what if|suppose[ds]?|guess\p{L}*|wonder\p{L}*|perhaps|maybe|if (?:it|she|he|they)|imagin\p{L}*|rumou?r|suspect\p{L}*|might|could it|must have|overheard|confess\p{L}*|let slip|told (?:him|her|them|me|us) (?:everything|all|at last)|found (?:the|a) (?:letter|note)|read the (?:letter|note)|whispered to)\b/iu

/** Somebody knows what only others can know. Always a doubt: the text may tell later how they learned it. */
export const impossibleKnowledge: Rule = (story) => {
  const { passage, signs, mentions } = story
  const confesses = OWNS_UP.test(passage.plain)
  if (signs.isUnreliable || (!confesses && GUESS.test(passage.plain))) return []
  const named = new Set(mentions.map(({ person }) => person))
  for (const secret of readSecrets(story)) {
    for (const sentence of passage.sentences) {
      if (!confesses && !KNOWING.test(sentence.text) && !passage.isQuoted(sentence.start + 1)) continue
      if (/\?/.test(sentence.text)) continue
      const said = contentStems(sentence.text)
      const hit = new Set(secret.stems.filter((word) => said.includes(word))).size
      if (hit < (confesses ? 1 : Math.min(2, secret.stems.length)) || (confesses && GUESS.test(sentence.text))) continue
      const knower = knowerAt(story, sentence.index, secret)
      if (knower === null) continue
      if (!confesses && !(secret.isIgnorance && hit >= 2)) continue
      if (!secret.isIgnorance && [...named].every((person) => secret.people.includes(person))) continue
      return [doubt(secret, knower, sentence, confesses ? 0.72 : 0.6)]
    }
  }
  return []
}

function readSecrets({ bible, cast }: StoryReading): Secret[] {
  const entries = [
    ...cast.people.flatMap((person) =>
      (person.character.traits ?? []).map((text, at) => ({
        text,
        pointer: `/characters/${person.index}/traits/${at}`,
        owner: person,
        segment: null as number | null,
      })),
    ),
    ...(bible.plotThreads ?? []).flatMap(({ description = '', status }, at) =>
      status === 'active' ? [{ text: description, pointer: `/plotThreads/${at}`, owner: null, segment: null }] : [],
    ),
    ...(bible.timeline.majorEvents ?? []).map(({ event = '', consequences = '', segmentNumber }, at) => ({
      text: `${event}. ${consequences}`,
      pointer: `/timeline/majorEvents/${at}`,
      owner: null,
      segment: segmentNumber !== undefined && segmentNumber > 0 ? segmentNumber : null,
    })),
  ]
  const names = new Set(cast.people.flatMap(({ forms }) => forms.flatMap(contentStems)))
  return entries.flatMap(({ text, pointer, owner, segment }) => {
    const isIgnorance = IGNORANT.test(text)
    if (text.length > FACT_LENGTH_MAX || (!isIgnorance && !ONLY.test(text))) return []
    const people = [...(owner === null ? [] : [owner]), ...peopleIn(cast, text)]
    const stems = contentStems(text).filter(
      (word) => !names.has(word) && !/^(?:know|tell|told|hid|secret|alon|els|confid|hear|heard|unawar)$/.test(word),
    )
    return stems.length === 0 ? [] : [{ text, pointer, segment, people, isIgnorance, stems }]
  })
}

function peopleIn(cast: StoryReading['cast'], text: string): Person[] {
  if (cast.pattern === null) return []
  return [...text.matchAll(cast.pattern)].flatMap(({ 0: written }) => personCalled(cast, written) ?? [])
}

/** Whoever says or knows it here: the subject of this sentence or, for a bare quotation, of the next. */
function knowerAt({ claims }: StoryReading, at: number, { people, isIgnorance }: Secret): Person | null {
  const told = claims.all.find(
    ({ sentence, person, isQuoted, frame }) =>
      (sentence.index === at || sentence.index === at + 1 || sentence.index === at - 1) &&
      person !== null &&
      !isQuoted &&
      frame === 'now',
  )
  const person = told?.person ?? null
  if (person === null) return null
  return isIgnorance === people.includes(person) ? person : null
}

function doubt(
  { text, pointer, segment }: Secret,
  knower: Person,
  span: { start: number; end: number },
  confidence: number,
): Doubt {
  return {
    kind: 'impossible_knowledge',
    confidence,
    start: span.start,
    end: span.end,
    pointer,
    establishedInSegment: segment,
    reason: say('knowledge_why', { name: knower.name, secret: withoutStop(text) }),
    suggestion: say('knowledge_do', { name: knower.name }),
  }
}
