import type { CastMember } from '@skein/contract/script'
import { ANIMATE_VERBS, EXPRESSION_BY_WORD, POSE_BY_VERB } from '#reading/acting.lexicon.ts'
import type { CastDirectory } from './cast-directory.ts'
import { genderOfPhrase, type RolePhrase } from './find-roles.ts'
import { findMentions, type Mention } from './find-mentions.ts'
import { HOLDING } from './prop.lexicon.ts'
import { singularProp } from './find-props.ts'
import type { ReadSentence } from './read-sentence.ts'
import type { Token } from '#reading/tokens.ts'
import type { Tongue } from './tongues/tongue.ts'

/** What one sentence shows of somebody. */
export interface Acting {
  readonly entityId: string
  readonly pose: CastMember['pose'] | null
  readonly expression: CastMember['expression'] | null
  readonly prop: string | null
}

const BODY_PART =
  /^['’]s?\s+(?:\p{L}+\s+)?(?:hands?|eyes?|face|voice|head|arms?|hair|heart|lips|shoulders?|mouth|feet|fingers?)\b/u
/** The narration's own "I" and what goes with it. */
export const FIRST_PERSON = /(?<![\p{L}’'-])(?:I|i|[Ww]e|me|us|[Mm]y)(?![\p{L}-])/u
const PRESENT_MAX = 3
const NEGATION = /^(?:not|never|no|without|hardly|n't)$|n't$/

/**
 * Follows who is in the picture, sentence after sentence. Somebody merely spoken about is not in it; "she" goes on being
 * whoever fits and was named last.
 */
export class CastReader {
  readonly #directory: CastDirectory
  readonly #mentionsIn: (sentence: ReadSentence) => Mention[]
  /** Named so far, the latest last. */
  #trail: string[] = []
  #present: readonly string[] = []
  /** Talked about in speech, the latest last. */
  #talkedOf: readonly string[] = []
  readonly #isFirstPerson: boolean
  /** Named in the text being read, not only before it. */
  readonly #namedHere = new Set<string>()

  constructor(
    directory: CastDirectory,
    { before, isFirstPerson }: { readonly before: readonly ReadSentence[]; readonly isFirstPerson: boolean },
  ) {
    this.#directory = directory
    this.#isFirstPerson = isFirstPerson
    this.#mentionsIn = findMentions(directory, (phrase) => this.whoever(phrase))
    for (const sentence of before)
      for (const { entityId } of this.read(sentence))
        this.#present = [...this.#present.filter((other) => other !== entityId), entityId]
    this.#namedHere.clear()
  }

  /** Who was there at the end of what was read before, the latest last. */
  get present(): readonly string[] {
    return this.#present.slice(-PRESENT_MAX)
  }

  /** Of whom the speeches tell: a tale told at length is shown by its people rather than by an empty room. */
  get talkedOf(): readonly string[] {
    return this.#talkedOf.filter((entityId) => this.#directory.isActive(entityId)).slice(-2)
  }

  /** Whoever "he" or "she" means just now; null when nobody fits. */
  resolve(pronoun: string): string | null {
    const gender = /^(?:he|him|his|himself)$/i.test(pronoun) ? 'male' : 'female'
    const active = this.#trail.filter((entityId) => this.#directory.isActive(entityId))
    const here = active.filter((entityId) => this.#namedHere.has(entityId))
    const fitting = (among: readonly string[]): string | undefined =>
      among.findLast((entityId) => this.#directory.genderOf(entityId) === gender)
    // "Commander Okafor … she": the name does not tell, but with one such person in the text it is that one.
    const untold = (among: readonly string[]): string | undefined => {
      const unsure = among.filter((entityId) => this.#directory.genderOf(entityId) === null)
      return unsure.length === 1 ? unsure[0] : undefined
    }
    return fitting(here) ?? untold(here) ?? fitting(active) ?? untold(active) ?? null
  }

  /** "The lady" is the lady who was named last, when nobody else is called so. */
  whoever({ isGeneric, noun }: RolePhrase): string | null {
    const gender = isGeneric ? genderOfPhrase(noun) : null
    return gender === null ? null : this.resolve(gender === 'male' ? 'he' : 'she')
  }

  read(sentence: ReadSentence): Acting[] {
    const mentions = this.#mentionsIn(sentence)
    const shown = new Map<string, Acting>()
    for (const mention of mentions) {
      if (mention.isSpoken) {
        this.#talkedOf = [...this.#talkedOf.filter((other) => other !== mention.entityId), mention.entityId]
        continue
      }
      this.#remember(mention.entityId)
      this.#namedHere.add(mention.entityId)
      if (this.#isInPicture(mention, sentence)) show(shown, { entityId: mention.entityId })
    }
    if (this.#narrates(sentence)) show(shown, { entityId: this.#directory.narrator ?? '' })
    if (sentence.tongue === null) this.#act(sentence, mentions, shown)
    else this.#actByVocabulary(sentence, mentions, shown, sentence.tongue)
    if (shown.size === 0) this.#carryOn(sentence, shown)
    this.#giveProps(sentence, mentions, shown)
    return [...shown.values()]
  }

  #remember(entityId: string): void {
    this.#trail = [...this.#trail.filter((other) => other !== entityId), entityId]
  }

  /** Whoever tells the story is in the picture where the narration says "I". */
  #narrates({ narration }: ReadSentence): boolean {
    return this.#isFirstPerson && this.#directory.narrator !== null && FIRST_PERSON.test(narration)
  }

  #isInPicture({ entityId, end, isPossessive, isActing }: Mention, { text, tokens }: ReadSentence): boolean {
    if (isPossessive) return BODY_PART.test(text.slice(end))
    if (isActing !== null) return isActing
    if (this.#directory.isActive(entityId)) return true
    const verb = tokens.find(({ start }) => start >= end)
    return verb !== undefined && verb.tags.has('Verb') && ANIMATE_VERBS.has(verb.word)
  }

  /** Gives verbs and faces to the person named or meant last before them. */
  #act(sentence: ReadSentence, mentions: readonly Mention[], shown: Map<string, Acting>): void {
    let actor: string | null = null
    for (const [index, token] of sentence.tokens.entries()) {
      if (sentence.isSpoken(token.start)) continue
      const mention = mentions.find(({ start, isPossessive }) => start === token.start && !isPossessive)
      if (mention !== undefined) actor = mention.entityId
      else if (/^(?:he|she)$/.test(token.word)) actor = this.resolve(token.word)
      else if (/^(?:i|we)$/.test(token.word)) actor = this.#isFirstPerson ? this.#directory.narrator : null
      else if (/^(?:you|they|it)$/.test(token.word)) actor = null
      const before = sentence.tokens[index - 1]
      if (actor === null || NEGATION.test(before?.word ?? '')) continue
      const isDone = token.tags.has('Verb') && !isOnlyMeant(sentence.tokens.slice(0, index))
      const pose = isDone ? poseOf(token, sentence.tokens[index + 1]) : undefined
      const expression = EXPRESSION_BY_WORD.get(token.word)
      if (pose !== undefined || expression !== undefined || /^(?:he|she)$/.test(token.word)) {
        show(shown, { entityId: actor, pose: pose ?? null, expression: expression ?? null })
      }
    }
  }

  /** What a vocabulary knows belongs to whoever was named last before it; without a subject, to whoever acted last. */
  #actByVocabulary(
    { narration }: ReadSentence,
    mentions: readonly Mention[],
    shown: Map<string, Acting>,
    tongue: Tongue,
  ): void {
    const pronouns = [
      ...tongue.he(narration).map(({ index }) => ({ index, who: this.resolve('he') })),
      ...tongue.she(narration).map(({ index }) => ({ index, who: this.resolve('she') })),
    ]
    const subjects = [
      ...pronouns,
      ...mentions.filter(({ isSpoken }) => !isSpoken).map(({ start, entityId }) => ({ index: start, who: entityId })),
    ]
    const actorAt = (at: number): string | null => {
      const [nearest] = subjects
        .filter(({ who }) => who !== null)
        .toSorted((left, right) => Math.abs(left.index - at) - Math.abs(right.index - at))
      return nearest?.who ?? this.#trail.at(-1) ?? null
    }
    for (const { meaning: pose, index } of tongue.poses(narration)) {
      const entityId = actorAt(index)
      if (entityId !== null) show(shown, { entityId, pose })
    }
    for (const { meaning: expression, index } of tongue.faces(narration)) {
      const entityId = actorAt(index)
      if (entityId !== null) show(shown, { entityId, expression })
    }
    for (const { who } of pronouns) if (who !== null) show(shown, { entityId: who })
  }

  /** Sentences of mere pronouns stay with whoever was in sight. */
  #carryOn({ narration }: ReadSentence, shown: Map<string, Acting>): void {
    const pronoun = /\b(?:he|she|him|her|He|She)\b/u.exec(narration)?.[0]
    if (pronoun === undefined) return
    const entityId = this.resolve(pronoun)
    if (entityId !== null && this.#directory.isActive(entityId)) show(shown, { entityId })
  }

  #giveProps(sentence: ReadSentence, mentions: readonly Mention[], shown: Map<string, Acting>): void {
    for (const { index, 1: noun = '' } of sentence.narration.matchAll(HOLDING)) {
      const prop = singularProp(noun)
      if (prop === null) continue
      const holder =
        mentions.findLast(({ start, isSpoken }) => start < index && !isSpoken)?.entityId ?? [...shown.keys()][0]
      if (holder !== undefined && shown.has(holder)) show(shown, { entityId: holder, prop })
    }
  }
}

/** "to walk", "would run": wished, planned or supposed. */
function isOnlyMeant(words: readonly Token[]): boolean {
  const before = words.findLast(({ tags }) => !tags.has('Adverb') && !tags.has('Negative'))
  return before !== undefined && (before.word === 'to' || before.tags.has('Modal'))
}

/** "fell asleep", "fell into a rage", "went on", "came to be": verbs that move nobody. */
function poseOf({ word }: Token, next: Token | undefined): CastMember['pose'] | undefined {
  const pose = POSE_BY_VERB.get(word)
  if (pose === 'fall' && next !== undefined) {
    if (next.word === 'asleep') return 'lie_down'
    if (/^(?:ill|sick|silent|in|into|upon|to|out|due|short|behind|back)$/.test(next.word)) return undefined
  }
  return pose
}

/** The first pose, face and prop a sentence gives somebody stand. */
function show(shown: Map<string, Acting>, seen: Partial<Acting> & { readonly entityId: string }): void {
  const known = shown.get(seen.entityId)
  shown.set(seen.entityId, {
    entityId: seen.entityId,
    pose: known?.pose ?? seen.pose ?? null,
    expression: known?.expression ?? seen.expression ?? null,
    prop: known?.prop ?? seen.prop ?? null,
  })
}
