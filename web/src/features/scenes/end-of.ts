const WORDS_LENGTH_MAX = 220

/** The last sentences of a text that fit a short quotation, at least the last one; cut at a word when even that is long. */
export function endOf(text: string): string {
  const flat = text.trim().replace(/\s+/g, ' ')
  if (flat.length <= WORDS_LENGTH_MAX) return flat
  const tail = flat.slice(-WORDS_LENGTH_MAX)
  const sentenceStart = /[.!?…。！？]["”’»)]*\s+(?=\S)/u.exec(tail)
  if (sentenceStart !== null && sentenceStart.index + sentenceStart[0].length < tail.length - 20) {
    return tail.slice(sentenceStart.index + sentenceStart[0].length)
  }
  const wordStart = tail.indexOf(' ')
  return wordStart === -1 ? tail : tail.slice(wordStart + 1)
}
