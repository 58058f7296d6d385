/** A script's language as a tag that Skia and Intl take; a text in no known language is set like English. */
export function languageTag(language: string): string {
  try {
    const { baseName, language: primary } = new Intl.Locale(language)
    return primary === 'und' || primary === 'mul' ? 'en' : baseName
  } catch {
    return 'en'
  }
}
