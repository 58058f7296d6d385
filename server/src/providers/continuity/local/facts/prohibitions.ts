import { LRUCache } from 'lru-cache'
import { type Concept, conceptOf, thingsIn } from './concepts.ts'
import { contentStems } from './stems.ts'
import { baseForm } from './verb-base.ts'

/** Something that cannot or must not be done, read from one rule or trait. */
export interface Prohibition {
  /** Ways of doing it. */
  readonly deeds: readonly Concept[]
  /** What it must be done to; empty when the verb alone says it. */
  readonly objects: readonly Concept[]
  /** Stems that say where or when it holds; empty when always. */
  readonly bounds: readonly string[]
  /** The phrase those stems are from. */
  readonly boundPhrase: string
  /** Stems that lift it. */
  readonly exceptions: readonly string[]
  /** `cannot` is against nature, `may not` only against the law: people break laws. */
  readonly isLaw: boolean
  /** Stems of who it binds; empty when everybody. */
  readonly subjects: readonly string[]
}

const MUST_NOT =
  "may never|must never|may not|must not|mustn[’']t|is not allowed to|are not allowed to|(?:is|are) forbidden to|refuses? to|won[’']t|will not|has sworn (?:[\\w ]{1,20} )?(?:not|never) to|swore (?:not|never) to|sworn (?:[\\w ]{1,20} )?(?:not|never) to|vowed (?:not|never) to"
const CANNOT =
  "can ?not|can[’']t|can never|could never|could not|(?:is|are) unable to|does not|do not|doesn[’']t|don[’']t|never learn(?:ed|t) (?:how )?to|has never|have never|had never|never"
const DENIED = new RegExp(
  `^(?<who>.*?)\\b(?:(?<law>${MUST_NOT})|(?:${CANNOT}))\\s+(?:ever |even |once |yet |be |been |quite |again )*(?:allowed to |permitted to |able to )?(?<verb>[a-z]+)\\b(?<rest>.*)$`,
  'iu',
)
const NOBODY =
  /^(?:nobody|no one|no-one|none|no (?<who>[a-z]+(?: [a-z]+)?))\b(?<where>[^,;]*?)\b(?:(?<law>may|must|is allowed to|is permitted to)|can|could|has ever|have ever|ever|will|shall|is|are)\s+(?:ever )?(?:be )?(?<verb>[a-z]+)\b(?<rest>.*)$/iu
const NOBODY_DOES =
  /^(?:nobody|no one|no-one|none)\b(?<where>(?: (?:on|in|at|aboard|outside|inside|here|of)(?: the| a)?(?: \p{L}+)?)?)\s+(?<verb>[a-z]+s)\b(?<rest>.*)$/iu
const NO_THING_DOES =
  /^no (?<who>[a-z]+(?: [a-z]+)?) (?:ever |has ever |have ever |has |have )?(?<verb>(?:cross|pass|leav|enter|work|com|go|grow|flow|sail|fly|burn|travel|reach|run|danc|sing|play)(?:e?s|es|ed|ies|es|n|t)?|left|flown|grown|crossed|gone|come|sailed)\b(?<rest>.*)$/iu
const TRAVELS_NO =
  /^(?:the |our )?(?<who>[a-z]+) (?<verb>[a-z]+s) no (?<rest>(?:sun|mon|tues|wednes|thurs|fri|satur)days?)\b/iu
const NO_PASSIVE =
  /^no (?<object>[a-z]+(?: [a-z]+)?) (?:(?:is|are|was)|(?<law>may|must|shall) be|can be) (?:ever )?(?<verb>[a-z]+)\b(?<rest>.*)$/iu
const BE_DONE =
  /^(?<object>.{3,60}?) (?:(?<law>may not|must not|may never|must never)|cannot|can never|can not) be (?<verb>[a-z]+)\b(?<rest>.*)$/iu
const NEVER_DONE =
  /^(?:the )?(?<object>.{3,60}?) (?:(?:is|are|was|were) (?:cracked and is |locked and is )?never|has never been|have never been|(?:is|are) not to be|(?:is|are) no longer) (?<verb>[a-z]+(?:ed|en|ung|ept|elt|ade|old|ound|ought|orn|ut|it))\b(?<rest>.*)$/iu
const DOING =
  /^(?<verb>[a-z]+ing)\b(?<rest>.*?)\s+(?:is|are)\s+(?:(?<law>forbidden|a crime|taboo|banned|prohibited|punish\w*|not allowed|unlawful|outlawed|illegal)|impossible|unknown)\b(?<more>.*)$/iu
const FORBIDDEN_TO = /\b(?:forbidden|unlawful|a crime|taboo|illegal) to (?<verb>[a-z]+)\b(?<rest>.*)$/iu
const DOES_NO = /^(?<verb>[a-z]+s)\s+no\s+(?<rest>.*)$/iu
const BOUND =
  /\b(?:in|on|at|inside|into|within|during|below|beneath|above|under|aboard|near|by|over|across|indoors|before|after)\b/iu
const EXCEPTION = /\b(?:unless|except|but|save|only|without|outside|until|if)\b/iu
/** Verbs too general to be told by themselves. */
const VAGUE =
  /^(?:be|have|do|go|come|get|make|take|let|seem|know|want|need|see|hear|look|give|keep|feel|say|tell|allow|return|die|lie|leave|live|happen|exist|change|break|trust|forget|forgive|stand|work|show|use|ask|think|call|hold|move|turn|put|find|become|lose|stop|end|begin|start)$/

/** What a rule or trait denies; null when it denies nothing that can be looked for. */
export function readProhibition(text: string, isTrait = false): Prohibition | null {
  const key = `${isTrait ? 't' : 'r'}${text}`
  const cached = known.get(key)
  if (cached !== undefined) return cached.prohibition
  const prohibition = parse(text.trim().slice(0, 300), isTrait)
  known.set(key, { prohibition })
  return prohibition
}

/** A bible is read again for every continuation of its scene. */
const known = new LRUCache<string, { prohibition: Prohibition | null }>({ max: 5000 })

const ALLERGIC = /\ballergic to (?<what>[a-z]+(?: [a-z]+)?)\b/iu

function parse(text: string, isTrait: boolean): Prohibition | null {
  const what = isTrait ? ALLERGIC.exec(text)?.groups?.['what'] : undefined
  if (what !== undefined) {
    return {
      deeds: ['eat', 'drink', 'take'].map(conceptOf),
      objects: thingsIn(what),
      bounds: [],
      boundPhrase: '',
      exceptions: [],
      isLaw: false,
      subjects: [],
    }
  }
  const nobody =
    (isTrait ? null : (NO_PASSIVE.exec(text) ?? BE_DONE.exec(text) ?? NEVER_DONE.exec(text))) ??
    NOBODY.exec(text) ??
    NOBODY_DOES.exec(text) ??
    DOING.exec(text)
  const match =
    nobody ??
    (isTrait ? null : (TRAVELS_NO.exec(text) ?? NO_THING_DOES.exec(text))) ??
    (isTrait ? DOES_NO.exec(text) : null) ??
    DENIED.exec(text) ??
    FORBIDDEN_TO.exec(text)
  const groups = match?.groups
  if (groups === undefined) return null
  const base = baseForm(groups['verb']?.toLowerCase() ?? '')
  const rest = `${groups['rest'] ?? ''} ${groups['more'] ?? ''}`
  const exceptionAt = EXCEPTION.exec(rest)?.index ?? rest.length
  const within = rest.slice(0, exceptionAt)
  const boundAt = groups['object'] === undefined ? (BOUND.exec(within)?.index ?? within.length) : 0
  const objects = thingsIn(`${groups['object'] ?? ''} ${within.slice(0, boundAt)}`).slice(0, 4)
  const subjects = contentStems(groups['who'] ?? '')
  // "No shooting is done while it rains": what must not be done is called by its name.
  const called =
    base === 'do' ? /(?<doing>[a-z]+ing)$/i.exec(groups['object'] ?? groups['who'] ?? '')?.groups?.['doing'] : undefined
  const boundPhrase = `${groups['where'] ?? ''} ${within.slice(boundAt)}`
  if (VAGUE.test(base) && objects.length === 0 && called === undefined) return null
  if (!isTrait && nobody === null && subjects.length === 0) return null
  return {
    deeds: [conceptOf(called === undefined ? base : baseForm(called.toLowerCase()))],
    objects: called === undefined ? objects : [],
    bounds: contentStems(boundPhrase),
    boundPhrase,
    exceptions: contentStems(rest.slice(exceptionAt)),
    isLaw: groups['law'] !== undefined || FORBIDDEN_TO.test(text),
    subjects: isTrait ? [] : subjects,
  }
}
