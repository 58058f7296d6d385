import type { GetICUArgs } from '@schummar/icu-type-parser'
import { type NamedLanguage, type Wording, type WordingId, WORDINGS } from '@skein/contract/wordings'
import compile from 'icu-minify/compile'
import format, { type CompiledMessage } from 'icu-minify/format'

/** An English sentence and what it is made of, by which a page says it in another language. */
export interface Said {
  readonly text: string
  readonly wording: Wording
}

type Place = string | Said | NamedLanguage
type Values<Id extends WordingId> = GetICUArgs<
  (typeof WORDINGS)[Id],
  { ICUArgument: Place; ICUNumberArgument: number; ICUDateArgument: never }
>
type Given<Id extends WordingId> = [keyof Values<Id>] extends [never] ? [] : [values: Values<Id>]

const compiled = new Map<string, CompiledMessage>()
const formatters = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
}

/**
 * A sentence for people: in English, for whoever reads the API, and by the name of its wording with what stands in its
 * places, for a page that knows its reader's language. A place may hold another wording.
 */
export function say<const Id extends WordingId>(id: Id, ...[values]: Given<Id>): Said {
  const given: [string, Place | number][] = Object.entries(values ?? {})
  const english = Object.fromEntries(given.map(([name, value]) => [name, inEnglish(value)]))
  return {
    text: fillText(WORDINGS[id], 'en', english),
    wording: { id, values: Object.fromEntries(given.map(([name, value]) => [name, asKept(value)])) },
  }
}

/** An ICU message with what stands in its places, by the rules of a language. */
export function fillText(text: string, language: string, values: Readonly<Record<string, string | number>>): string {
  const message = compiled.get(text) ?? compile(text)
  compiled.set(text, message)
  return String(format(message, language, values, { formatters }))
}

/** Why something was left out, as an answer tells it. */
export const reasonOf = ({ text, wording }: Said): { reason: string; wording: Wording } => ({ reason: text, wording })

const isSaid = (value: Said | NamedLanguage): value is Said => 'wording' in value

function inEnglish(value: Place | number): string | number {
  if (typeof value !== 'object') return value
  if (isSaid(value)) return value.text
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(value.language) ?? value.language
}

const asKept = (value: Place | number): Wording['values'][string] =>
  typeof value === 'object' && isSaid(value) ? value.wording : value
