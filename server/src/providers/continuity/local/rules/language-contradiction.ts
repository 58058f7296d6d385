import { say } from '#platform/say.ts'
import { SPEECH_VERBS } from '#reading/acting.lexicon.ts'
import { type Doubt, type Rule, sequenceOf } from '../doubt.ts'
import { isLanguage, tonguesIn } from '../facts/languages.ts'
import type { Claim } from '../text/claims.ts'

const TALKING = /^(?:speak|talk|chat|converse|translate|read|write|interpret|sing|pray|swear|curse|haggle|argue|joke)$/
const IN =
  /\b(?:in|into|of|some|fluent|good|perfect|excellent|rapid|her|his) (?:\p{Ll}+,? ){0,2}(?<language>\p{Lu}\p{L}+)/gu
const DENIED =
  /\b(?:not|never|no|broken|halting|bad|dreadful|phrase ?book|a word of|interpreter|translat\w+ for|learn\w*|repeated|by heart|without understanding|would|if|as if|pretend\w*)\b|n['’]t\b/i

/** Somebody talks in a language that the bible says they do not have. */
export const languageContradiction: Rule = ({ cast, claims, signs, namesakes }) => {
  if (signs.isUnreliable || signs.hasDisguise) return []
  return cast.people.flatMap((person): Doubt[] => {
    if (namesakes.has(person.entityId)) return []
    return (person.character.traits ?? []).flatMap((text, at): Doubt[] => {
      const tongues = tonguesIn(text)
      if (tongues === null) return []
      for (const claim of claims.all) {
        if (claim.person !== person || !claim.isAsserted || claim.by === 'guess' || claim.isPassive) continue
        const language = spokenIn(claim)
        if (language === null) continue
        if (tongues.only === null ? !tongues.lacks.includes(language) : tongues.only === language) continue
        return [
          {
            kind: 'trait_contradiction',
            confidence: 0.78,
            start: claim.start,
            end: claim.end,
            pointer: `/characters/${person.index}/traits/${at}`,
            establishedInSegment: sequenceOf(person.character.introducedInSegment),
            reason: say('language_why', { name: person.name, language, trait: text }),
            suggestion: say('language_do'),
          },
        ]
      }
      return []
    })
  })
}

function spokenIn({ verb, sentence, start }: Claim): string | null {
  if (!SPEECH_VERBS.has(verb.lower) && !TALKING.test(verb.lemma)) return null
  const said = sentence.narration.slice(start - sentence.start)
  if (DENIED.test(sentence.narration)) return null
  for (const { groups } of said.matchAll(IN)) {
    const language = groups?.['language'] ?? ''
    if (isLanguage(language)) return language
  }
  return null
}
