import { say } from '#platform/say.ts'
import { citedWords, type Doubt, type Rule } from '../doubt.ts'
import { personCalled } from '../text/people.ts'

const ONLY: readonly (readonly [trait: RegExp, denied: string])[] = [
  [/\bonly child\b/i, 'brothers?|sisters?|twins?|siblings?'],
  [/\bonly (?:son|boy)\b/i, 'brothers?'],
  [/\bonly (?:daughter|girl)\b/i, 'sisters?'],
  [/\b(?:no (?:brothers? (?:or|nor|and) sisters?|siblings?)|without siblings)\b/i, 'brothers?|sisters?|siblings?'],
]
const NOT_KIN =
  /\b(?:no|never|not|half|step|foster|in[- ]law|like|as if|as though|if|wished?|would|called|in arms|in Christ)\b|n['’]t\b/i

/** Somebody who has no brothers or sisters is given one by the narration. */
export const onlyChild: Rule = ({ cast, passage, claims, signs, namesakes }) => {
  if (signs.isUnreliable || signs.hasDisguise) return []
  return cast.people.flatMap((person): Doubt[] => {
    if (namesakes.has(person.entityId)) return []
    const entries = [
      ...(person.character.traits ?? []).map((text, at) => ({
        text,
        pointer: `/characters/${person.index}/traits/${at}`,
      })),
      { text: person.character.description ?? '', pointer: `/characters/${person.index}/description` },
    ]
    for (const { text, pointer } of entries) {
      const denied = ONLY.find(([trait]) => trait.test(text))?.[1]
      if (denied === undefined) continue
      const owned = new RegExp(
        `(?<owner>\\b[Hh]is|\\b[Hh]er|\\b[Mm]y|\\p{Lu}[\\p{L}]+['’]s) (?:\\p{Ll}+ )?(?:${denied})(?![\\p{L}-])`,
        'gu',
      )
      for (const sentence of passage.sentences) {
        if (NOT_KIN.test(sentence.text)) continue
        for (const { index, 0: words, groups = {} } of sentence.narration.matchAll(owned)) {
          const owner = groups['owner'] ?? ''
          const at = sentence.start + index
          const lower = owner.toLowerCase()
          const whose =
            lower === 'my'
              ? (cast.people.find(({ isNarrator }) => isNarrator) ?? null)
              : /^(?:his|her)$/.test(lower)
                ? claims.resolve(lower === 'his' ? 'he' : 'she', at)
                : personCalled(cast, owner.replace(/['’]s$/, ''))
          if (whose !== person || !claims.all.some((claim) => claim.sentence === sentence && claim.frame === 'now'))
            continue
          return [
            {
              kind: 'relationship_contradiction',
              confidence: 0.72,
              start: at,
              end: at + words.length,
              pointer,
              establishedInSegment: null,
              reason: say('onlyChild_why', { name: person.name, trait: citedWords(text) }),
              suggestion: say('onlyChild_do'),
            },
          ]
        }
      }
    }
    return []
  })
}
