import { kindsOf } from '#reading/wordnet.ts'
import type { Claim } from '#providers/continuity/local/text/claims.ts'

const GOING = /^(?:leave|go|sail|ride|depart|march|fly|drive|walk)$/
const FOR_GOOD =
  /^[^.;:!?“”"—]{0,60}?\b(?:for good(?! (?:measure|reason))|for ?ever|never to (?:return|come (?:back|home)|be seen again|see (?:\p{Lu}\p{L}+|the \p{L}+|h\p{L}+ \p{L}+) again))(?=[\s.,;!?—])/u
const SENT_AWAY = /^(?:banish|exile|deport|kidnap|abduct|maroon)$/
/** "carried away by the music": nobody is gone. */
const BY_SOMEBODY = /^(?:off|away) by (?:(?:an?|the|two|three|some|his|her) )?(?:\p{L}+ )?(?<who>\p{L}+)/u
const CAPTIVE = /^(?:prisoner|captive|to (?:prison|gaol|jail))\b/
const AGAIN = /^[^.;:!?]{0,20}\bagain\b/

/** Whether somebody leaves for good or is carried off, told as a fact; whoever merely goes somewhere may come back. */
export function isLeavingForGood(claim: Claim): boolean {
  const { verb, isPassive, form, link, governor, helpers, sentence } = claim
  if (link !== null || governor !== null || !/^(?:past|perfect|present)$/.test(form)) return false
  const after = sentence.narration.slice(verb.end - sentence.start).trimStart()
  if (!isPassive) {
    if (verb.lower.endsWith('ing')) return false
    return verb.lemma === 'emigrate' || (GOING.test(verb.lemma) && FOR_GOOD.test(after))
  }
  if (!/^(?:was|were|had|has)$/.test(helpers[0] ?? '')) return false
  if (SENT_AWAY.test(verb.lemma)) return true
  if (verb.lemma === 'take') return CAPTIVE.test(after)
  const by = verb.lemma === 'carry' ? BY_SOMEBODY.exec(after)?.groups?.['who'] : undefined
  return by !== undefined && isAlive(by)
}

/** "Tom was never seen again": a denial that tells a fact. */
export function isNeverSeenAgain({ verb, isPassive, isNegated, link, governor, helpers, sentence }: Claim): boolean {
  if (!isPassive || !isNegated || link !== null || governor !== null || !/^(?:see|hear)$/.test(verb.lemma)) return false
  return helpers.includes('was') && AGAIN.test(sentence.narration.slice(verb.end - sentence.start))
}

const BACK = /^(?:back|home)\b/
/** "returned to her book", "returned the ring". */
const NOT_THEMSELVES = /^(?:the|an?|his|her|it|no|to (?:his|her|the) (?:book|work|seat|chair|task|subject|point))\b/

/** Whether somebody comes back by themselves. */
export function isComingBack({ verb, isPassive, link, governor, rest, form }: Claim): boolean {
  if (link !== null || governor !== null || isPassive) return false
  if (!/^(?:past|present)$/.test(form) || verb.lower.endsWith('ing')) return false
  const after = rest.map(({ lower }) => lower).join(' ')
  if (verb.lemma === 'return') return !NOT_THEMSELVES.test(after)
  return /^(?:come|get|be)$/.test(verb.lemma) && BACK.test(after)
}

/** Whether somebody is let go by others, or escapes them. */
export function isSetFree({ verb, isPassive, link, governor, form }: Claim): boolean {
  if (link !== null || governor !== null || !/^(?:past|present)$/.test(form)) return false
  return isPassive ? /^(?:release|free|rescue|ransom|pardon)$/.test(verb.lemma) : verb.lemma === 'escape'
}

function isAlive(word: string): boolean {
  const base = word.toLowerCase()
  return [base, base.replace(/s$/, ''), base.replace(/men$/, 'man'), base.replace(/ves$/, 'f')].some((form) => {
    const kinds = kindsOf(form, 'noun', 1)
    return kinds.has('person') || kinds.has('animal')
  })
}
