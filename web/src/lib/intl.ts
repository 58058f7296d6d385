/** Keeps what was made for the same arguments: the browser's formats are dear to make and cheap to use. */
function kept<Args extends readonly unknown[], Format>(make: (...args: Args) => Format): (...args: Args) => Format {
  const formats = new Map<string, Format>()
  return (...args) => {
    const key = JSON.stringify(args)
    const format = formats.get(key) ?? make(...args)
    formats.set(key, format)
    return format
  }
}

type Locale = string

export const numberFormat = kept(
  (locale?: Intl.LocalesArgument, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
)
export const dateFormat = kept(
  (locale?: Intl.LocalesArgument, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)
export const pluralRules = kept(
  (locale?: Intl.LocalesArgument, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options),
)
export const relativeFormat = kept(
  (locale: Locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
)
export const listFormat = kept(
  (locale: Locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
)
export const languageNames = kept((locale: Locale) => new Intl.DisplayNames([locale], { type: 'language' }))
