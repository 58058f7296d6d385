import type { Bible } from '@skein/contract/bible'
import { detectLanguage } from '#reading/language.ts'
import { type Claims, readClaims } from './claims.ts'
import { findKinMentions, findMentions, findNamesakes, type Mention } from './mentions.ts'
import { type Passage, readPassage, type Sentence } from './passage.ts'
import { type Cast, readCast } from './people.ts'

/** Everything the rules look at: one continuation, read against one bible version and the segments before it. */
export interface StoryReading {
  readonly bible: Bible
  readonly passage: Passage
  readonly cast: Cast
  readonly mentions: readonly Mention[]
  /** Entity ids whose name somebody or something new bears too. */
  readonly namesakes: ReadonlySet<string>
  readonly claims: Claims
  /** The last segments, oldest first. */
  readonly recentTexts: readonly string[]
  readonly signs: TextSigns
  readonly sentenceAt: (offset: number) => Sentence | null
}

/** What the text says about itself as a whole. */
interface TextSigns {
  /** Somebody is dressed up, doubled or mistaken for somebody else. */
  readonly hasDisguise: boolean
  /** The text owns up to a lie, a boast, a joke or a guess. */
  readonly isUnreliable: boolean
  /** Somebody gave leave for what is otherwise forbidden. */
  readonly hasPermission: boolean
  /** The narration knows that a rule is being broken. */
  readonly knowsTransgression: boolean
}

const DISGUISE =
  /\b(?:disguis\p{L}*|masked|dressed (?:up )?(?:as|like)|in the (?:clothes|coat|cloak|habit|likeness) of|impost\p{L}*|impersonat\p{L}*|wig\b|pretend(?:s|ed|ing)? to be (?:an?|the|his|her|their|\p{Lu})|pass(?:ed|es|ing)? (?:himself|herself|itself|themselves|for)|pulled off (?:the|his|her)|twins?\b|his double|her double|look-?alike|the (?:very )?(?:spit|image) of|took (?:him|her|them) for|mistook|mistaken for|false (?:beard|nose|moustache|name)|under (?:the|another|a false) name)\b/iu
const UNRELIABLE =
  /\b(?:a lie|lies\b|lied|lying (?:to|about)|falsehood|untrue|was not true|isn't true|made (?:it|that|this|him|her|them|the whole thing) up|invent(?:ed|s) (?:it|that|him|her|the)|boast\p{L}*|bragg\p{L}*|as a joke|joking|teas(?:ed|ing)|you can believe me|nobody believed|no one believed|a fib|fibbing|a way of speaking|figure of speech|so to speak|as the saying|only a manner|pretending)\b/iu
const PERMISSION =
  /\b(?:permits?|permitted|permission|licen[cs]ed?|dispensation|exempt\p{L}*|clearance|by (?:special )?(?:order|decree|vote|leave)|order that|granted|gave leave|had leave|for once|this once|exception|notwithstanding|waived?|(?:was|been|is) lifted|lifted the (?:ban|rule|curfew|order)|suspended|repealed|allowed|let off|special)\b/iu
const TRANSGRESSION =
  /\b(?:forbidden|against (?:the )?(?:law|rule|rules|decree|custom|orders)|broke the (?:law|rule)|breaking the (?:law|rule)|in secret|secretly|punish\p{L}*|arrest\p{L}*|crimes?|criminal|taboo|smuggl\p{L}*|illegal\p{L}*|unlawful\p{L}*|outlaw\p{L}*|sin\b|sinned|blasphem\p{L}*|trespass\p{L}*|hang for|whipped for|fined|defied|defian\p{L}*|disobey\p{L}*|dared)\b/iu
const RECENT_LENGTH_MAX = 4000

/** Reads a continuation. Work is linear in its length plus the bible's; grammar is read only where a rule asks. */
export function readStory(text: string, bible: Bible, recentTexts: readonly string[]): StoryReading {
  const cast = readCast(bible)
  const passage = readPassage(text, singleNames(cast))
  const named = findMentions(passage, cast)
  const mentions = [...named, ...findKinMentions(passage, cast, named)].toSorted(
    (left, right) => left.start - right.start || left.end - right.end,
  )
  const before = lastMentions(recentTexts.at(-1) ?? '', cast)
  let claims: Claims | null = null
  return {
    bible,
    passage,
    cast,
    mentions,
    namesakes: findNamesakes(passage, mentions),
    get claims() {
      claims ??= readClaims(passage, mentions, before, cast)
      return claims
    },
    recentTexts,
    signs: {
      hasDisguise: DISGUISE.test(passage.plain),
      isUnreliable: UNRELIABLE.test(narrationOf(passage)),
      hasPermission: PERMISSION.test(passage.plain),
      knowsTransgression: TRANSGRESSION.test(passage.plain),
    },
    sentenceAt: (offset) => passage.sentences.find(({ start, end }) => offset >= start && offset < end) ?? null,
  }
}

/** What somebody in the story calls a lie is another matter: only the narration owns up for itself. */
function narrationOf({ sentences }: Passage): string {
  return sentences.map(({ narration }) => narration).join(' ')
}

function singleNames({ byForm }: Cast): ReadonlySet<string> {
  return new Set([...byForm.keys()].flatMap((form) => form.split(' ')).filter((word) => /^\p{Lu}\p{L}+$/u.test(word)))
}

/** Whoever was named last before the continuation, so that a "she" that opens it is somebody. */
function lastMentions(text: string, cast: Cast): Mention[] {
  const passage = readPassage(text.slice(-RECENT_LENGTH_MAX))
  return findMentions(passage, cast)
    .filter(({ start }) => !passage.isQuoted(start))
    .slice(-6)
}

/** The language a text is in, for the rules that need grammar. */
export function languageOf(text: string): string {
  return detectLanguage(text.slice(0, RECENT_LENGTH_MAX))
}
