import { kindsOf } from '#reading/wordnet.ts'
import type { Claim } from '#providers/continuity/local/text/claims.ts'
import type { FactReader } from './fact.ts'

const RUINED = /^(?:destroy|demolish|wreck|shatter|smash|incinerate|sink)$/
const BURNED = /^burn$/
const TO_NOTHING = /^(?:down\b|to (?:the ground|ashes|a cinder))/
const LENGTH_MAX = 600

/** Things that are no more: "the bridge was destroyed", "the inn burned down". */
export const readLosses: FactReader = ({ claims }) =>
  claims.all.flatMap((claim) => {
    const { head, subject, isAsserted, sentence } = claim
    const isThing = head !== null && head.pos === 'NOUN' && kindsOf(head.lemma, 'noun', 1).has('artifact')
    if (!isThing || !isAsserted || claim.link !== null || !isRuin(claim)) return []
    if (!/^(?:the|his|her)$/.test(subject[0]?.lower ?? '')) return []
    const event = sentence.text.trim().replaceAll(/\s+/g, ' ').slice(0, LENGTH_MAX).toWellFormed()
    const consequences = `The ${head.lower} is no more.`
    return [{ operation: { op: 'add_event', event, consequences }, says: '', at: claim.start }]
  })

function isRuin({ verb, isPassive, rest }: Claim): boolean {
  if (RUINED.test(verb.lemma)) return isPassive
  return BURNED.test(verb.lemma) && TO_NOTHING.test(rest.map(({ lower }) => lower).join(' '))
}
