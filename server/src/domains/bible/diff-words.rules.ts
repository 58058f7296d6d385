import type { BibleChange } from '@skein/contract/bible'
import { type Said, say } from '#platform/say.ts'

/** One line of a diff. */
export function change(kind: BibleChange['kind'], pointer: string, { text, wording }: Said): BibleChange {
  return { kind, pointer, text, wording }
}

/** The change of one optional field of words, as at most one sentence. */
export function diffWords(
  older: string | undefined,
  newer: string | undefined,
  pointer: string,
  what: Said,
): BibleChange[] {
  if (older === newer) return []
  if (newer === undefined) return [change('removed', pointer, say('change_wordsRemoved', { what, old: older ?? '' }))]
  if (older === undefined) return [change('added', pointer, say('change_wordsAdded', { what, words: newer }))]
  return [change('changed', pointer, say('change_wordsChanged', { what, words: newer, old: older }))]
}

/** Entries that came and went between two lists of words; order does not count, repeats do. */
export function diffWordLists(
  older: readonly string[] = [],
  newer: readonly string[] = [],
  pointer: string,
  tell: { readonly added: (words: string) => Said; readonly removed: (words: string) => Said },
): BibleChange[] {
  return diffEntries(older, newer, (words) => words, pointer, tell)
}

/** The same for entries of any kind. @param keyOf two entries with the same key say the same. */
export function diffEntries<Entry>(
  older: readonly Entry[] = [],
  newer: readonly Entry[] = [],
  keyOf: (entry: Entry) => string,
  pointer: string,
  tell: { readonly added: (entry: Entry) => Said; readonly removed: (entry: Entry) => Said },
): BibleChange[] {
  return [
    ...newOnes(older, newer, keyOf).map(({ entry, index }) =>
      change('added', `${pointer}/${index}`, tell.added(entry)),
    ),
    ...newOnes(newer, older, keyOf).map(({ entry, index }) =>
      change('removed', `${pointer}/${index}`, tell.removed(entry)),
    ),
  ]
}

function newOnes<Entry>(
  known: readonly Entry[],
  list: readonly Entry[],
  keyOf: (entry: Entry) => string,
): { entry: Entry; index: number }[] {
  const left = new Map<string, number>()
  for (const key of known.map(keyOf)) left.set(key, (left.get(key) ?? 0) + 1)
  const found: { entry: Entry; index: number }[] = []
  for (const [index, entry] of list.entries()) {
    const key = keyOf(entry)
    const count = left.get(key) ?? 0
    if (count === 0) found.push({ entry, index })
    else left.set(key, count - 1)
  }
  return found
}
