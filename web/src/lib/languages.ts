import { locale } from '../messages/language.ts'
import { languageNames } from './intl.ts'

/** What a writer is offered; others are found by themselves. */
export const OFFERED_LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt', 'ru', 'ar', 'he', 'ja', 'ko', 'zh'] as const

/** A language's name in the reader's; null where there is none to tell. */
export function languageName(tag: string | null): string | null {
  return tag === null || tag === 'und' ? null : (languageNames(locale()).of(tag) ?? tag)
}
