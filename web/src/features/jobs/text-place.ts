/** Words of the text to begin at; a new value moves the writer there again. */
export interface TextPlace {
  start: number
  end: number
}

/** Where the sentence begins that a place is in: there an explanation is written. */
export function sentenceStart(text: string, at: number): number {
  return Math.max(
    0,
    ...['. ', '! ', '? ', '\n', '.” ', '." '].map((end) => {
      const found = text.lastIndexOf(end, at - 1)
      return found === -1 || found + end.length > at ? 0 : found + end.length
    }),
  )
}
