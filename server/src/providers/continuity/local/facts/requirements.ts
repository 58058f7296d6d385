import { type Concept, conceptOf, thingsIn } from './concepts.ts'
import { baseForm } from './verb-base.ts'

/** Something that must be there for something to be done. */
export interface Requirement {
  /** Ways of doing it; empty when only things tell. */
  readonly deeds: readonly Concept[]
  /** What it is done to or with. */
  readonly things: readonly Concept[]
  readonly needed: readonly Concept[]
}

const NOBODY_WITHOUT =
  /^(?:nobody|no one|no-one|none|no \p{L}+)\b(?: (?:on|in|of|aboard|at|who)(?: \p{L}+){1,3}?)? (?:may |can |must |is |are |ever )*(?<verb>\p{Ll}+)(?<rest>[^,;]*?) (?:without|unless (?:he|she|they|it) (?:is|are|has|have|wears?|carr(?:y|ies))) (?:an? |the |his |her |their )?(?<needed>[^,;]{3,40})/iu
const NEEDS =
  /^(?:an? |the |any |every )?(?<things>[^,;]{3,40}?) (?:needs?|requires?|must have) (?:an? |the )?(?<needed>[^,;]{3,30}?)(?: at \p{L}+| or (?:it|they|he)\b.*| to \p{L}+.*| and cannot.*)?$/iu

/** "Nobody spars without headgear", "A fight needs a doctor at ringside"; null when a rule asks for nothing. */
export function requirementIn(rule: string): Requirement | null {
  const without = NOBODY_WITHOUT.exec(rule)?.groups
  if (without !== undefined) {
    const needed = thingsIn(without['needed'] ?? '').slice(0, 2)
    return needed.length === 0
      ? null
      : {
          deeds: [conceptOf(baseForm((without['verb'] ?? '').toLowerCase()))],
          things: thingsIn(without['rest'] ?? ''),
          needed,
        }
  }
  const needs = NEEDS.exec(rule)?.groups
  if (needs === undefined) return null
  const needed = thingsIn(needs['needed'] ?? '').slice(0, 2)
  return needed.length === 0 ? null : { deeds: [], things: thingsIn(needs['things'] ?? ''), needed }
}
