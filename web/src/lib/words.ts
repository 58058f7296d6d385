import { locale } from '../messages/language.ts'

/** Turns a contract's literal such as `over_the_shoulder` into words. */
const words = (literal: string): string => literal.replaceAll('_', ' ')

/** The same, as the beginning of a sentence. */
export const sentence = (literal: string): string => {
  const text = words(literal)
  return text.charAt(0).toLocaleUpperCase(locale()) + text.slice(1)
}
