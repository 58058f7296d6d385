import { locale } from '../messages/language.ts'
import { listFormat, numberFormat } from './intl.ts'

/** "1.2K", for tight places. */
export const brief = (amount: number): string =>
  numberFormat(locale(), { notation: 'compact', maximumFractionDigits: 1 }).format(amount)

/** "Ines, the keeper, Tom": names beside each other, with no word between them. */
export const listed = (names: readonly string[]): string =>
  listFormat(locale(), { type: 'unit', style: 'short' }).format(names)

/** "the form and the rules": names in a sentence. */
export const together = (names: readonly string[]): string => listFormat(locale(), {}).format(names)
