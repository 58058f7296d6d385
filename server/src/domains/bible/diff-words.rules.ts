import type { BibleChange } from '@skein/contract/bible'

/** The change of one optional field of words, as at most one sentence. */
export function diffWords(
  older: string | undefined,
  newer: string | undefined,
  pointer: string,
  subject: string,
): BibleChange[] {
  if (older === newer) return []
  if (newer === undefined) return [{ kind: 'removed', pointer, text: `${subject}: no longer "${older}"` }]
  if (older === undefined) return [{ kind: 'added', pointer, text: `${subject}: ${newer}` }]
  return [{ kind: 'changed', pointer, text: `${subject}: ${newer} (was: ${older})` }]
}

/** Entries that came and went between two lists; order does not count, repeats do. */
export function diffWordLists(
  older: readonly string[] = [],
  newer: readonly string[] = [],
  pointer: string,
  say: { readonly added: (words: string) => string; readonly removed: (words: string) => string },
): BibleChange[] {
  const added = newOnes(older, newer).map(
    ({ words, index }): BibleChange => ({ kind: 'added', pointer: `${pointer}/${index}`, text: say.added(words) }),
  )
  const removed = newOnes(newer, older).map(
    ({ words, index }): BibleChange => ({ kind: 'removed', pointer: `${pointer}/${index}`, text: say.removed(words) }),
  )
  return [...added, ...removed]
}

function newOnes(known: readonly string[], list: readonly string[]): { words: string; index: number }[] {
  const left = new Map<string, number>()
  for (const words of known) left.set(words, (left.get(words) ?? 0) + 1)
  const found: { words: string; index: number }[] = []
  for (const [index, words] of list.entries()) {
    const count = left.get(words) ?? 0
    if (count === 0) found.push({ words, index })
    else left.set(words, count - 1)
  }
  return found
}
