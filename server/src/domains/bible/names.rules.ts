/** Two spellings a reader would take for the same words: case, width, spacing and apostrophe style do not count. */
export function isSameWording(left: string, right: string): boolean {
  return comparableWording(left) === comparableWording(right)
}

/** The form of a name or phrase that `isSameWording` compares. */
export function comparableWording(words: string): string {
  return words.normalize('NFKC').replaceAll('’', "'").trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
