import type { GetICUArgs } from '@schummar/icu-type-parser'
import format, { type CompiledMessage, type FormatValues } from 'icu-minify/format'
import { createElement, Fragment, type ReactNode } from 'react'
import { dateFormat, numberFormat, pluralRules } from '../lib/intl.ts'
import { direction, locale } from './language.ts'
import { messageOf } from './translation.ts'

/** Names of the tags in a text: `link` of `See <link>the bible</link>`. */
type Tags<Text> = Text extends `${string}</${infer Name}>${infer Rest}` ? Name | Tags<Rest> : never

type Values<Text extends string> = GetICUArgs<
  Text,
  { ICUArgument: string; ICUNumberArgument: number; ICUDateArgument: Date }
> & { readonly [Tag in Tags<Text>]: (chunks: ReactNode) => ReactNode }

/** A text without placeholders is a string; with some, a function of them. Tags make it a node instead of a string. */
type Message<Text extends string> = [keyof Values<Text>] extends [never]
  ? string
  : (values: Values<Text>) => [Tags<Text>] extends [never] ? string : ReactNode

type Messages<Texts extends Readonly<Record<string, string>>> = { readonly [Name in keyof Texts]: Message<Texts[Name]> }

/** The same texts in another language; placeholders are compared by a test. */
export type Translation<Area> = { readonly [Name in keyof Area]: string }

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/
/** A name inside a sentence keeps its own direction (Unicode's first strong isolate). */
const isolated = (text: string): string =>
  direction() === 'rtl' || RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text

const node = (pieces: readonly ReactNode[]): ReactNode => createElement(Fragment, null, ...pieces)

type Given = Readonly<Record<string, string | number | Date | ((chunks: ReactNode) => ReactNode)>>

/** A message with what stands in its places, said in the reader's language. */
export function fill(message: CompiledMessage, given: Given): ReactNode {
  const values: FormatValues<ReactNode> = {}
  for (const [name, value] of Object.entries(given))
    values[name] =
      typeof value === 'function'
        ? (chunks) => value(node(chunks))
        : typeof value === 'string'
          ? isolated(value)
          : value
  const said = format(message, locale(), values, {
    formatters: { getDateTimeFormat: dateFormat, getNumberFormat: numberFormat, getPluralRules: pluralRules },
  })
  return Array.isArray(said) ? node(said) : said
}

/**
 * One part of the catalogue: its English texts as ICU messages, by name. Each is read in the reader's language when it is
 * asked for; a constant made of one while modules load would stay English.
 */
export function area<const Texts extends Readonly<Record<string, string>>>(
  name: string,
  english: Texts,
): Messages<Texts> {
  const messages: unknown = new Proxy(english, {
    get: (texts, key: string) => {
      const text: CompiledMessage | undefined = Reflect.get(texts, key)
      if (text === undefined) return undefined
      const message = messageOf(name, key, text)
      return typeof message === 'string' ? message : (given: Given) => fill(message, given)
    },
  })
  // What a text becomes follows from its placeholders, which only the compiled message knows when the page runs.
  return messages as Messages<Texts>
}
