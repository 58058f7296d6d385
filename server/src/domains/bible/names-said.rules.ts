import type { BibleCharacter } from '@skein/contract/bible'
import { parsePersonName } from '#reading/person-name.ts'
import { isRole } from '#reading/roles.lexicon.ts'
import { says, type SpokenWords, wordsOf } from '#reading/spoken-words.ts'

/** How a text calls somebody or something, the surest way first; null where it does not. */
export type Calling = 'whole' | 'part' | 'role' | null
export const CALLINGS = ['whole', 'part', 'role'] as const

const ARTICLE = /^(?:the|an?|his|her|my|our|their)\s+/i

/** What somebody or something may be called, in words. */
export interface Names {
  readonly whole: readonly (readonly string[])[]
  readonly parts: readonly (readonly string[])[]
  readonly roles: readonly string[]
}

/** By a whole name or alias, by a part of one ("Talbert"), or by what they are ("the keeper"). */
export function namesOfCharacter({ canonicalName, aliases = [], description = '' }: BibleCharacter): Names {
  const forms = [canonicalName, ...aliases].map((form) => form.trim().replace(ARTICLE, ''))
  const whole = forms.map(wordsOf)
  const parts = forms.flatMap((form) => {
    const { given, family } = parsePersonName(form)
    return [given, family].flatMap((part) => (part !== null && part.length > 1 ? [wordsOf(part)] : []))
  })
  const heads = whole.flatMap((words) => words.slice(-1))
  return { whole, parts, roles: [...new Set([...heads, ...wordsOf(description)])].filter(isRole) }
}

/** By its name, or by the last word of it ("the lighthouse"). */
export function namesOfPlace(name: string): Names {
  const whole = wordsOf(name.trim().replace(ARTICLE, ''))
  return { whole: [whole], parts: [whole.slice(-1)], roles: [] }
}

/** Generous: whoever is wrongly thought of costs some tokens, and whoever is forgotten is contradicted. */
export function howCalled({ whole, parts, roles }: Names, spoken: SpokenWords): Calling {
  if (whole.some((words) => says(spoken, words))) return 'whole'
  if (parts.some((words) => says(spoken, words))) return 'part'
  return roles.some((role) => spoken.each.has(role)) ? 'role' : null
}
