import { LRUCache } from 'lru-cache'
import { type Concept, conceptOf, thingsIn } from './concepts.ts'
import { contentStems } from './stems.ts'

/** Things that have no place somewhere, or at some time. */
export interface Ban {
  readonly things: readonly Concept[]
  /** Where or when: the words, and their stems. */
  readonly boundPhrase: string
  readonly bounds: readonly string[]
}

const BOUND =
  'in|on|at|inside|into|within|during|below|beneath|under|aboard|near|after|before|while|when|between|past|through|beyond'
const HANDLED =
  'carried|brought|lit|kindled|kept|worn|used|allowed|permitted|drunk|eaten|smoked|played|taken|shown|fired|drawn|spoken|sold|served|made|sung|rung|found|seen|left'
const NO_THING = new RegExp(
  `^no (?<thing>\\p{L}+(?: \\p{L}+)?) (?:(?:is|are|may be|can be|must be|shall be) (?:ever )?(?:${HANDLED})|works?|burns?|comes?|goes|gets) (?:\\p{L}+ )?(?<bound>(?:${BOUND}) .+)$`,
  'iu',
)
const NO_HERE = new RegExp(`^no (?<thing>\\p{L}+(?: \\p{L}+)?) (?<bound>(?:${BOUND}) [^:;]+)`, 'iu')
const CROSSES =
  /^no (?<thing>\p{L}+(?: \p{L}+)?) (?:crosses|enters|passes|leaves|reaches|comes (?:through|past|over)) (?<bound>the \p{L}+.*)$/iu
const MAY_NOT = new RegExp(
  `^(?<thing>\\p{L}+(?: \\p{L}+)?) (?:may not|must not|cannot|may never|must never|(?:is|are) not to) be (?:${HANDLED}) (?<bound>(?:${BOUND}) .+)$`,
  'iu',
)
const NOBODY = new RegExp(
  `^(?:nobody|no one|no-one|no \\p{L}+) (?:(?:on|in|at) (?:the )?\\p{L}+ )?(?:may|can|must|is allowed to|ever)? ?(?:carr(?:y|ies)|brings?|lights?|uses?|keeps?|wears?|takes?|drinks?|smokes?|has|eats?|holds?|draws?) (?:an? |any |the )?(?<thing>\\p{L}+(?: \\p{L}+)?) (?<bound>(?:${BOUND}) .+)$`,
  'iu',
)
/** Anybody's words, and words too wide. */
const TOO_WIDE = /^(?:one|thing|person|man|woman|work|word|time|way|food|part|name|place|day|night|other|water)$/
const known = new LRUCache<string, { readonly ban: Ban | null }>({ max: 2000 })

/** "No fire is lit after dark", "Iron weapons may not be carried into the circle", "No alcohol crosses the gate". */
export function banIn(rule: string): Ban | null {
  const cached = known.get(rule)
  if (cached !== undefined) return cached.ban
  const ban = parse(rule)
  known.set(rule, { ban })
  return ban
}

function parse(rule: string): Ban | null {
  if (/\b(?:except|unless|without|but)\b/i.test(rule)) return null
  const groups = [NO_THING, CROSSES, MAY_NOT, NOBODY, NO_HERE]
    .map((form) => form.exec(rule)?.groups)
    .find((found) => found)
  if (groups === undefined) return null
  const last = thingsIn(groups['thing'] ?? '').at(-1)
  if (last === undefined || TOO_WIDE.test(last.lemma)) return null
  const boundPhrase = (groups['bound'] ?? '').replace(/[,:;].*$/, '')
  return {
    things: [last, ...(last.lemma === 'magic' ? [conceptOf('spell')] : [])],
    boundPhrase,
    bounds: contentStems(boundPhrase),
  }
}
