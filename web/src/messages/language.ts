import type { PageLanguage } from '@skein/contract/page-language'
import { deviceStore } from '../lib/device-store.ts'

/** The languages the pages speak, each by its own name. */
export const LANGUAGES: Readonly<Record<PageLanguage, string>> = { en: 'English', de: 'Deutsch' }
export type Language = PageLanguage

export const isLanguage = (value: string): value is Language => Object.hasOwn(LANGUAGES, value)

/** Where the person's choice is kept on this device. */
const KEY = 'skein.language'

interface Spoken {
  language: Language
  /** For dates and numbers: the reader's own region where it is known, such as `de-AT`. */
  locale: string
  dir: 'ltr' | 'rtl'
}

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''

/** Browsers pass on what the system calls its language, `en-US@posix` for one, and the formatters throw at it. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}

/** The person's choice, else the first language their browser asks for that the pages speak, else English. */
export function languageFor(chosen: string | null, wanted: readonly string[]): Spoken {
  const known = wanted.map(primary).find(isLanguage)
  const language = chosen !== null && isLanguage(chosen) ? chosen : (known ?? 'en')
  return { language, locale: wanted.find((tag) => primary(tag) === language && isLocale(tag)) ?? language, dir: 'ltr' }
}

let spoken: Spoken = { language: 'en', locale: 'en', dir: 'ltr' }

/** The locale of dates, numbers and lists. */
export const locale = (): string => spoken.locale
export const currentLanguage = (): Language => spoken.language
/** Where lines begin. */
export const direction = (): 'ltr' | 'rtl' => spoken.dir

export function setSpoken(next: Spoken): void {
  spoken = next
  document.documentElement.lang = next.language
  document.documentElement.dir = next.dir
}

/** What the person chose on this device, or null to follow the browser. */
export function chosenLanguage(): Language | null {
  const chosen = deviceStore.read(KEY)
  return chosen !== null && isLanguage(chosen) ? chosen : null
}

/** Keeps the choice and opens the page anew: everything on it, what was said to the browser included, is in one language. */
export function chooseLanguage(language: Language | null): void {
  if (language === null) deviceStore.remove(KEY)
  else deviceStore.write(KEY, language)
  location.reload()
}
