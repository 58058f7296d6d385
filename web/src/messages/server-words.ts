import type { Wording } from '@skein/contract/wordings'
import { languageNames } from '../lib/intl.ts'
import { fill } from './area.ts'
import { locale } from './language.ts'
import { wordingOf } from './translation.ts'

/** Words of the server's and the language they are in where that is not the page's. */
export interface ServerWords {
  readonly words: string
  readonly lang: 'en' | undefined
}

/**
 * What the server said, in the reader's language where its wording is known there; else the English sentence itself. What
 * stands in a wording's places is data and is put in as text.
 *
 * @param unworded the language of a sentence without a wording; null for a language model's own, which may be in any.
 */
export function serverWords(
  sentence: string,
  wording: Wording | null | undefined,
  unworded: 'en' | null = 'en',
): ServerWords {
  if (wording === null || wording === undefined) return { words: sentence, lang: unworded ?? undefined }
  const words = worded(wording)
  return words === null ? { words: sentence, lang: 'en' } : { words, lang: undefined }
}

function worded({ id, values }: Wording): string | null {
  const message = wordingOf(id)
  if (message === undefined) return null
  const given: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(values)) {
    const said = typeof value === 'object' ? ('id' in value ? worded(value) : languageNamed(value.language)) : value
    if (said === null) return null
    given[name] = said
  }
  const said = fill(message, given)
  return typeof said === 'string' ? said : null
}

const languageNamed = (language: string): string => languageNames(locale()).of(language) ?? language
