import { ANIMATE_VERBS, SPEECH_VERBS } from './acting.lexicon.ts'
import { NEVER_PEOPLE } from './never-people.lexicon.ts'
import { isTitle, parsePersonName } from './person-name.ts'
import { PLACE_NAME_HEADS } from './place.lexicon.ts'
import type { Token } from './tokens.ts'

/** A sentence's words, with what each character stands in. */
export interface TaggedSentence {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly isSpoken: (offset: number) => boolean
}

/** Evidence a name needs before it is a person; a title or an attributed speech is enough by itself. */
const ENOUGH = 3
const CAPITALISED = /^(?:\p{Lu}\.|(?:Mc|Mac|O['’]|D['’]|de )?\p{Lu}[\p{Ll}\p{M}]+(?:['’-]\p{L}+)*)$/u
const OTHER_THAN_PEOPLE = ['Value', 'Modal', 'Preposition', 'Pronoun', 'Demonym', 'Month', 'WeekDay', 'Organization']
const KIN_AND_BODY =
  /^(?:hand|hands|eye|eyes|face|voice|head|arm|arms|hair|heart|mother|father|sister|brother|wife|husband|son|daughter|aunt|uncle|friend|lips|shoulder|mouth)$/

/**
 * Names in the text that belong to people, the fullest first. Evidence is added up over all places where a name stands;
 * precision comes before recall: a missed name is met again, a false one stays in the bible.
 */
export function findPeople(sentences: readonly TaggedSentence[]): string[] {
  const evidence = new Map<string, number>()
  for (const sentence of sentences) {
    for (const { written, weight } of namesIn(sentence)) evidence.set(written, (evidence.get(written) ?? 0) + weight)
  }
  return [...evidence]
    .filter(([, weight]) => weight >= ENOUGH)
    .map(([written]) => written)
    .toSorted((left, right) => fullness(right) - fullness(left))
}

/** Whole names are met first, so that the short ones find them. */
function fullness(written: string): number {
  const { title, given, family } = parsePersonName(written)
  return (given === null ? 0 : 2) + (family === null ? 0 : 2) + (title === null ? 0 : 1)
}

function namesIn(sentence: TaggedSentence): { written: string; weight: number }[] {
  const found: { written: string; weight: number }[] = []
  const { tokens } = sentence
  for (let from = 0; from < tokens.length; from++) {
    const to = endOfName(tokens, from)
    if (to === from) continue
    const name = tokens.slice(from, to)
    const weight = weigh(sentence, from, to)
    if (weight !== 0) found.push({ written: writtenName(name), weight })
    from = to - 1
  }
  return found
}

function writtenName(name: readonly Token[]): string {
  return name
    .map(({ text, after }, index) => (index < name.length - 1 && after.startsWith('.') ? `${text}.` : text))
    .join(' ')
    .replace(/['’]s?$/, '')
    .replaceAll('’', "'")
}

/** Index after a run of capitalised words with nothing but spaces (or a title's full stop) between them. */
function endOfName(tokens: readonly Token[], from: number): number {
  let to = from
  while (to < tokens.length && to - from < 4) {
    const token = tokens[to]
    if (token === undefined || !CAPITALISED.test(token.text) || (to > from && isGrammar(token.tags))) break
    to++
    const mayGoOn = token.after === ' ' || (token.after === '. ' && (isTitle(token.word) || token.text.length === 1))
    if (!mayGoOn || token.isPossessive) break
  }
  return to
}

function weigh(sentence: TaggedSentence, from: number, to: number): number {
  const { tokens } = sentence
  const name = tokens.slice(from, to)
  const [first, last] = [name[0], name.at(-1)]
  if (first === undefined || last === undefined) return 0
  const [before, after] = [tokens[from - 1], tokens[to]]
  const isTitled = isTitle(first.word) && name.length > 1
  const own = isTitled ? name.slice(1) : name
  const opensSentence = isOpening(sentence.text, first)
  if (own.some(({ word }) => NEVER_PEOPLE.has(word) || isTitle(word))) return 0
  // "Mr. Hill" is a man, "King Edward Street" is none.
  if ((!isTitled || own.length > 1) && PLACE_NAME_HEADS.has(last.word)) return 0
  if (!isTitled && own.some(({ word, tags }) => PLACE_NAME_HEADS.has(word) || isRole(tags))) return 0
  if (own.some(({ tags }) => OTHER_THAN_PEOPLE.some((tag) => tags.has(tag)))) return 0
  if (isTitled) return ENOUGH
  if (
    before !== undefined &&
    before.after === ' ' &&
    /^(?:the|a|an|another|this|that|every|no|any|some|each|our)$/.test(before.word)
  )
    return -2
  if (isAttributive(last, after)) return 0

  const isFirstName = own[0]?.tags.has('FirstName') ?? false
  if (
    !isFirstName &&
    own.some(({ tags }) => tags.has('Place') || tags.has('Region') || tags.has('City') || tags.has('Country'))
  )
    return 0
  if (opensSentence && !isFirstName && isOrdinaryWord(first)) return 0

  const isAfterPlacePreposition =
    before?.after === ' ' && /^(?:in|at|into|near|through|across|from|around|towards?)$/.test(before.word)
  if (isAfterPlacePreposition && !(isFirstName && own.length > 1)) return 0
  let weight = 0
  if (isFirstName) weight += opensSentence ? 1.5 : 2
  if (own.length > 1 && (isFirstName || last.tags.has('LastName'))) weight += 1
  if (!sentence.isSpoken(first.start)) weight += agency(sentence, before, last, after)
  else if (isAddressed(sentence.text, first, last)) weight += 1
  if (last.isPossessive && after !== undefined && KIN_AND_BODY.test(after.word)) weight += 1
  return weight
}

/** Verse capitalises the first word of a line: "Bertha / Into the night". */
function isGrammar(tags: ReadonlySet<string>): boolean {
  return ['Pronoun', 'Preposition', 'Modal', 'Auxiliary', 'Conjunction', 'Determiner'].some((tag) => tags.has(tag))
}

/** "Footman", "Captain": what somebody is, not what they are called. */
function isRole(tags: ReadonlySet<string>): boolean {
  return tags.has('Actor') && !tags.has('FirstName')
}

/** What the verb beside a name says about its being alive. */
function agency(sentence: TaggedSentence, before: Token | undefined, last: Token, after: Token | undefined): number {
  const speaksAfter =
    before !== undefined &&
    SPEECH_VERBS.has(before.word) &&
    /^[\s]$/.test(before.after) &&
    followsSpeech(sentence, before)
  if (speaksAfter) return ENOUGH
  if (after === undefined || last.isPossessive || last.after !== ' ') return 0
  if (SPEECH_VERBS.has(after.word) && /[,:]?\s*[“"«„]/u.test(after.after)) return ENOUGH
  if (ANIMATE_VERBS.has(after.word) && (after.tags.has('Verb') || after.tags.has('PastTense'))) return 1.5
  return after.tags.has('Verb') && !after.tags.has('Copula') ? 1 : 0
}

function followsSpeech({ text, isSpoken }: TaggedSentence, verb: Token): boolean {
  const gap = text.slice(0, verb.start).trimEnd()
  return gap === '' || isSpoken(gap.length - 1)
}

/** "Come here, Odo!": set off by commas in somebody's speech. */
function isAddressed(text: string, first: Token, last: Token): boolean {
  const opens = /(?:^|[,“"‘'—])\s*$/u.test(text.slice(0, first.start))
  return opens && /^[,!?.”"—]/u.test(last.after) && !/^\.\s/.test(last.after)
}

/** "the Temple house", "Eastridge gossip": the name only says which thing. */
function isAttributive(last: Token, after: Token | undefined): boolean {
  if (after === undefined || last.after !== ' ' || last.isPossessive) return false
  return (
    after.tags.has('Noun') &&
    !after.tags.has('Verb') &&
    !after.tags.has('Pronoun') &&
    !CAPITALISED.test(after.text) &&
    !ANIMATE_VERBS.has(after.word)
  )
}

/** A capital at the start of a sentence or a speech says nothing about the word. */
function isOpening(text: string, { start }: Token): boolean {
  return /(?:^|[.!?:…]["”’')]*\s|[“"‘'«„(—–-])\s*$/u.test(text.slice(0, start))
}

function isOrdinaryWord({ tags }: Token): boolean {
  return !tags.has('ProperNoun') && !tags.has('Person')
}
