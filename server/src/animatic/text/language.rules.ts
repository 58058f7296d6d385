import { isTraditional } from './fonts/han.rules.ts'

/**
 * A script's language as a tag that Skia and Intl take; a text in no known language is set like English.
 *
 * @param words all of it, to tell traditional from simplified Chinese where the language does not.
 */
export function languageTag(language: string, words = ''): string {
  try {
    const { baseName, language: primary, script, region } = new Intl.Locale(language)
    if (primary === 'zh' && script === undefined && region === undefined)
      return isTraditional(words) ? 'zh-Hant' : 'zh-Hans'
    return primary === 'und' || primary === 'mul' ? 'en' : baseName
  } catch {
    return 'en'
  }
}
