import type { CompiledMessage } from 'icu-minify/format'

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'áá',
  e: 'éé',
  i: 'íí',
  o: 'óó',
  u: 'úú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
}

type Node = Exclude<CompiledMessage, string>[number]

const accented = (text: string): string => text.replace(/[aeiou]/gi, (letter) => ACCENTS[letter] ?? letter)

/** Alternatives of a plural or a select; formats and styles stay as they are. */
const alternatives = (options: unknown): unknown =>
  typeof options === 'object' && options !== null
    ? Object.fromEntries(Object.entries(options).map(([name, option]) => [name, inside(option)]))
    : options

const inside = (part: unknown): unknown =>
  typeof part === 'string' ? accented(part) : Array.isArray(part) ? part.map(node) : part

function node(part: unknown): unknown {
  if (!Array.isArray(part)) return inside(part)
  const [name, kind, ...rest] = part
  if (kind === undefined) return part
  // A number that is not `#` is the kind of an argument; anything else is what stands inside a tag.
  return typeof kind === 'number' && kind !== 0
    ? [name, kind, ...rest.map(alternatives)]
    : [name, ...[kind, ...rest].map(node)]
}

/**
 * A message as a language might have it that is longer and full of accents; placeholders, tags and plural rules are kept.
 * It shows in a development build what is not in the catalogue, and where there is no room.
 */
export const pseudo = (message: CompiledMessage): CompiledMessage =>
  // The shape is that of the message; only its texts have changed.
  typeof message === 'string' ? accented(message) : (message.map(node) as Node[])
