import { kindsOf } from '#reading/wordnet.ts'

/** Which languages somebody does not have, or which one alone they have. */
export interface Tongues {
  readonly lacks: readonly string[]
  readonly only: string | null
}

const LACKS =
  /\b(?:(?:speaks?|has|knows?|understands?|reads?) no|(?:does not|cannot|can['’]t) (?:speak|understand|read)) (?<what>\p{Lu}\p{L}+(?:(?:,| or| nor| and) \p{Lu}\p{L}+)*)|^no (?<bare>\p{Lu}\p{L}+)$/u
const ONLY = /\b(?:speaks|knows|has|understands) (?:only|nothing but) (?<what>\p{Lu}\p{L}+)/u
const NONE_FOREIGN = /\b(?:speaks?|knows?|has) (?:no|not a word of any) (?:foreign|other) (?:languages?|tongues?)/iu

/** Null when a trait tells of no language. */
export function tonguesIn(trait: string): Tongues | null {
  const only = ONLY.exec(trait)?.groups?.['what'] ?? null
  if (only !== null && isLanguage(only)) return { lacks: [], only }
  if (NONE_FOREIGN.test(trait)) return { lacks: [], only: 'English' }
  const groups = LACKS.exec(trait)?.groups
  const lacks = (groups?.['what'] ?? groups?.['bare'] ?? '').match(/\p{Lu}\p{L}+/gu)?.filter(isLanguage) ?? []
  return lacks.length === 0 ? null : { lacks, only: null }
}

export function isLanguage(word: string): boolean {
  return kindsOf(word.toLowerCase(), 'noun', 3).has('language')
}
