import { parsePersonName } from '#reading/person-name.ts'
import type { Word } from '#reading/tag-words.ts'
import { kindsOf } from '#reading/wordnet.ts'
import { type Deed, findDeeds } from './deeds.ts'
import { type Frame, findFrames } from './frames.ts'
import type { Mention } from './mentions.ts'
import type { Passage } from './passage.ts'
import { kinOf } from '../facts/kin-of.ts'
import type { Cast, Gender, Person } from './people.ts'

/** A deed, whose it is, and how much the text stands behind it. */
export interface Claim extends Deed {
  readonly person: Person | null
  /** A name is certain, a pronoun nearly; `guess` is a pronoun whose name stands outside this text or in another frame. */
  readonly by: 'name' | 'pronoun' | 'body' | 'guess' | null
  readonly frame: Frame
  /** Told as what happens where the story stands, rather than before it. */
  readonly isNow: boolean
  /** Told as a fact: not denied, asked, supposed, wished or merely reported. */
  readonly isAsserted: boolean
}

export interface Claims {
  readonly all: readonly Claim[]
  readonly isPresentTense: boolean
  /** Whoever "he" or "she" means at an offset. */
  readonly resolve: (pronoun: string, at: number) => Person | null
}

interface Meant {
  readonly person: Person
  readonly isGuess: boolean
}

interface Referent {
  readonly at: number
  readonly person: Person | null
  readonly gender: Gender
  readonly isSubject: boolean
}

const BODY =
  /^(?:hand|hands|eye|eyes|face|voice|head|arm|arms|hair|lips|shoulder|shoulders|mouth|foot|feet|finger|fingers|laugh|smile|breath|footsteps?|grin|gaze|knees?|legs?|thumb|palm|jaw|brow)$/
const MAN =
  /^(?:man|boy|father|son|brother|husband|uncle|nephew|grandfather|priest|king|lord|gentleman|lad|monk|prince|fellow|sir|vicomte|abbot|waiter|footman|bishop)$/
const WOMAN =
  /^(?:woman|girl|mother|daughter|sister|wife|aunt|niece|grandmother|queen|lady|nun|widow|lass|princess|mistress|midwife|maid|abbess|countess|nurse)$/
const SUPPOSING = /^(?:if|unless|as if|whether|lest|like|as|than|how|why|what|where|once)$/
const BEGINNING =
  /^(?:begin|start|manage|come|go|stoop|bend|turn|reach|rise|stand|pause|stop|lean|kneel|continue|proceed|get|run|hurry|step|sit|happen|dare)$/
const SEEING =
  /^(?:see|hear|watch|find|feel|notice|let|make|help|have|catch|spot|glimpse|observe|meet|know|realise|realize|discover)$/
const PRONOUN_REACH = 700
const LOOK_AHEAD = 300
const NOBODY = { person: null, by: null } as const

/** Joins deeds with people and frames, in the order of the text. */
export function readClaims(
  passage: Passage,
  mentions: readonly Mention[],
  before: readonly Mention[],
  cast: Cast,
): Claims {
  const narrator = cast.people.find(({ isNarrator }) => isNarrator) ?? null
  const frames = findFrames(passage)
  const deeds = passage.sentences.flatMap((sentence) => findDeeds(sentence, passage.isQuoted))
  const isPresentTense = tensesOf(deeds)
  const genderOf = gendersFrom(passage, mentions)
  const referents = findReferents({ passage, deeds, mentions, before, cast, narrator, genderOf })
  const meantAt = (pronoun: string, at: number) => meant(referents, pronoun, at, passage, frames)
  const resolve = (pronoun: string, at: number) => {
    const found = meantAt(pronoun, at)
    return found === null || found.isGuess ? null : found.person
  }
  const mentionAt = new Map(mentions.map((mention) => [mention.start, mention]))
  const all = deeds.map((deed): Claim => {
    const { person, by } = whose(deed, cast, narrator, mentionAt, meantAt)
    const frame = frames[deed.sentence.index] ?? 'now'
    const isBackground =
      deed.form === 'perfect' ||
      (isPresentTense && deed.form === 'past') ||
      deed.link === 'which' ||
      deed.link === 'since'
    return {
      ...deed,
      person,
      by,
      frame,
      isNow: frame === 'now' && !isBackground && !deed.isQuoted,
      isAsserted: frame === 'now' && !deed.isQuoted && isTold(deed),
    }
  })
  return { all, isPresentTense, resolve }
}

function tensesOf(deeds: readonly Deed[]): boolean {
  const told = deeds.filter(({ isQuoted }) => !isQuoted)
  const count = (form: Deed['form']) => told.filter((deed) => deed.form === form).length
  return count('present') > count('past')
}

function isTold(deed: Deed): boolean {
  const { isNegated, form, link, governor, sentence, verb, helpers } = deed
  if (isNegated || (link !== null && SUPPOSING.test(link)) || form === 'base') return false
  if (/\?\W*$/.test(sentence.narration.trimEnd()) && !deed.isQuoted) return false
  if (form === 'modal')
    return helpers.some((helper) => helper === 'could') && /^(?:see|hear|smell|taste|feel)$/.test(verb.lemma)
  if (form === 'infinitive') return governor !== null && BEGINNING.test(governor.lemma) && governor.lower !== 'going'
  if (governor !== null && (link === null || link === 'that')) return SEEING.test(governor.lemma)
  return true
}

function whose(
  { subject, head, isQuoted }: Deed,
  cast: Cast,
  narrator: Person | null,
  mentionAt: ReadonlyMap<number, Mention>,
  meantAt: (pronoun: string, at: number) => Meant | null,
): Pick<Claim, 'person' | 'by'> {
  const mention = subject.map(({ start }) => mentionAt.get(start)).find((known) => known !== undefined)
  if (mention !== undefined) {
    if (!mention.isPossessive) return { person: mention.person, by: 'name' }
    return head !== null && BODY.test(head.lower) ? { person: mention.person, by: 'body' } : NOBODY
  }
  if (head !== null && head.lower === 'i' && !isQuoted && narrator !== null) return { person: narrator, by: 'pronoun' }
  if (head !== null && /^(?:he|she|him|her)$/.test(head.lower)) {
    const found = meantAt(head.lower, head.start)
    return found === null ? NOBODY : { person: found.person, by: found.isGuess ? 'guess' : 'pronoun' }
  }
  const owner = subject[0]
  if (owner !== undefined && head !== null && /^(?:his|her|my)$/.test(owner.lower)) {
    const kin = kinMeant(owner, head, cast, owner.lower === 'my' && !isQuoted ? narrator : null, meantAt)
    if (kin !== null) return kin
  }
  if (owner !== undefined && head !== null && /^(?:his|her)$/.test(owner.lower) && BODY.test(head.lower)) {
    const found = meantAt(owner.lower, owner.start)
    return found === null ? NOBODY : { person: found.person, by: found.isGuess ? 'guess' : 'body' }
  }
  return NOBODY
}

/** "her husband sat down": whoever that is to the one the pronoun means. */
function kinMeant(
  owner: Word,
  head: Word,
  cast: Cast,
  narrator: Person | null,
  meantAt: (pronoun: string, at: number) => Meant | null,
): Pick<Claim, 'person' | 'by'> | null {
  const found =
    owner.lower === 'my'
      ? narrator === null
        ? null
        : { person: narrator, isGuess: false }
      : meantAt(owner.lower, owner.start)
  const kin = found === null ? [] : kinOf(cast, found.person, head.lower)
  const [only] = kin
  if (found === null || only === undefined || kin.length > 1) return null
  return { person: only, by: found.isGuess ? 'guess' : 'name' }
}

/** Where the bible does not tell, "the Chairman, who could not find her keys" does. */
function gendersFrom({ sentences }: Passage, mentions: readonly Mention[]): (person: Person) => Gender {
  const told = new Map<Person, Gender>()
  for (const sentence of sentences) {
    const here = [
      ...new Set(
        mentions.filter(({ start }) => start >= sentence.start && start < sentence.end).map(({ person }) => person),
      ),
    ]
    const [only] = here
    if (only === undefined || here.length > 1 || only.gender !== null || told.has(only)) continue
    const [his, hers] = [
      /\b(?:he|his|him|himself)\b/i.test(sentence.narration),
      /\b(?:she|her|hers|herself)\b/i.test(sentence.narration),
    ]
    if (his !== hers) told.set(only, his ? 'male' : 'female')
  }
  return (person) => person.gender ?? told.get(person) ?? null
}

function findReferents({
  passage,
  deeds,
  mentions,
  before,
  cast,
  narrator,
  genderOf,
}: {
  readonly passage: Passage
  readonly deeds: readonly Deed[]
  readonly mentions: readonly Mention[]
  readonly before: readonly Mention[]
  readonly cast: Cast
  readonly narrator: Person | null
  readonly genderOf: (person: Person) => Gender
}): Referent[] {
  const subjects = new Set(
    deeds.flatMap(({ subject, isQuoted }) => (isQuoted ? [] : subject.map(({ start }) => start))),
  )
  const known = new Set(mentions.map(({ start }) => start))
  const named = mentions
    .filter(({ start }) => !passage.isQuoted(start))
    .map(({ person, start, isPossessive }) => ({
      at: start,
      person,
      gender: genderOf(person),
      isSubject: subjects.has(start) && !isPossessive,
    }))
  const others: Referent[] = []
  for (const { words } of passage.sentences) {
    for (const [index, word] of words.entries()) {
      if (passage.isQuoted(word.start) || known.has(word.start)) continue
      if (mentions.some(({ start, end }) => word.start > start && word.start < end)) continue
      const own = words[index - 1]?.lower === 'my' && narrator !== null ? kinOf(cast, narrator, word.lower) : []
      const [kin] = own
      if (kin !== undefined && own.length === 1) {
        others.push({
          at: word.start,
          person: kin,
          gender: genderOf(kin),
          isSubject: subjects.has(word.start) || subjects.has(words[index - 1]?.start ?? -1),
        })
        continue
      }
      const gender = MAN.test(word.lower) ? 'male' : WOMAN.test(word.lower) ? 'female' : null
      const isStranger =
        word.pos === 'PROPN' &&
        subjects.has(word.start) &&
        words[index - 1]?.pos !== 'PROPN' &&
        words[index - 1]?.pos !== 'ADP' &&
        !(index === 0 && isCommonThing(word)) &&
        others.length < 40
      // "A corporal asked her": no telling which sex, but somebody a pronoun may mean.
      const isSomebody =
        gender === null && word.pos === 'NOUN' && subjects.has(phraseStart(words, index)) && isPersonWord(word)
      if (gender === null && !isStranger && !isSomebody) continue
      // "his mother", "the boy's father": still somebody new.
      others.push({
        at: word.start,
        person: null,
        gender: gender ?? (isSomebody ? null : parsePersonName(word.text).gender),
        isSubject: subjects.has(word.start) || isSomebody,
      })
    }
  }
  const earlier = before.map(({ person }, index) => ({
    at: index - before.length - 1,
    person,
    gender: genderOf(person),
    isSubject: false,
  }))
  return [...earlier, ...[...named, ...others].toSorted((left, right) => left.at - right.at)]
}

/** Where the phrase begins that a noun ends: "a", "the old". */
function phraseStart(words: readonly Word[], at: number): number {
  let from = at
  while (from > 0 && /^(?:DET|ADJ|NOUN|NUM)$/.test(words[from - 1]?.pos ?? '')) from--
  return words[from]?.start ?? -1
}

/** "Bed nine wanted the window down": a capital only because the sentence begins with it. */
function isCommonThing({ lower }: Word): boolean {
  const kinds = kindsOf(lower, 'noun', 1)
  return kinds.size > 0 && !kinds.has('person')
}

/** One person: "the carters" are no "he". */
function isPersonWord({ lemma, lower }: Word): boolean {
  return (
    !/(?:[^s]s|men|women|people|children)$/.test(lower) && !BODY.test(lemma) && kindsOf(lemma, 'noun', 1).has('person')
  )
}

function meant(
  referents: readonly Referent[],
  pronoun: string,
  at: number,
  { sentences }: Passage,
  frames: readonly Frame[],
): Meant | null {
  const gender: Gender = /^(?:he|him|his|himself)$/i.test(pronoun) ? 'male' : 'female'
  const near = referents.filter((referent) => referent.at < at && referent.at > at - PRONOUN_REACH)
  const fits = near.filter((referent) => referent.gender === gender)
  const chosen = fits.findLast(({ isSubject, at: place }) => isSubject && place >= 0) ?? fits.at(-1)
  const frameAt = (place: number) =>
    frames[sentences.findIndex(({ start, end }) => place >= start && place < end)] ?? 'now'
  if (chosen !== undefined) {
    if (chosen.person === null) return null
    // Somebody of whom the bible does not tell which stands nearer: it may be them.
    const isUnsure = near.some(
      (referent) =>
        referent.gender === null && referent.isSubject && referent.at > chosen.at && referent.person !== chosen.person,
    )
    return isUnsure ? null : { person: chosen.person, isGuess: chosen.at < 0 || frameAt(chosen.at) !== frameAt(at) }
  }
  // "She was his sister. 'Asgerd,' he said": named only afterwards, and nobody else it could be.
  const after = [
    ...new Set(
      referents
        .filter((referent) => referent.at > at && referent.at < at + LOOK_AHEAD && referent.gender === gender)
        .map(({ person }) => person),
    ),
  ]
  const [named] = after
  if (near.every((referent) => referent.gender !== null) && named !== undefined && named !== null && after.length === 1)
    return { person: named, isGuess: true }
  const unsure = [...new Set(near.filter((referent) => referent.gender === null).map(({ person }) => person))]
  const only = unsure[0] ?? null
  return unsure.length === 1 && only !== null
    ? { person: only, isGuess: near.every((referent) => referent.at < 0) }
    : null
}
