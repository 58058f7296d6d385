/** A caption: words, and seconds from the segment's start. */
interface Spoken {
  readonly start: number
  readonly text: string
}

export interface TranscriptLine {
  readonly text: string
  /** Seconds from the segment's start. */
  readonly at: number
}

/** Letters in common that are no accident. */
const ALIKE_LENGTH_MIN = 6
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/**
 * The whole text of a segment, a sentence a line, each with its moment. Captions are the writer's words, whole or
 * condensed: a sentence that a caption quotes is told when the caption is, and what stands between two such
 * sentences shares the time between them by its length.
 *
 * @param seconds how long the segment is; every moment lies before its end.
 */
export function transcriptLines(text: string, cues: readonly Spoken[], seconds: number): TranscriptLine[] {
  const told = splitSentences(text)
  if (told.length === 0) return []
  const moments = anchor(told, cues, seconds)
  return told.map((line, index) => ({ text: line, at: Math.round((moments[index] ?? 0) * 100) / 100 }))
}

function splitSentences(text: string): string[] {
  return text.split(/\n+/).flatMap((paragraph) => {
    const lines: string[] = []
    for (const { segment } of sentences.segment(paragraph)) {
      // “Who is there?” she asked: the rules of Unicode end the sentence at the mark, readers do not.
      if (/^\p{Ll}/u.test(segment) && lines.length > 0) lines.push(`${lines.pop() ?? ''}${segment}`)
      else lines.push(segment)
    }
    return lines.map((line) => line.trim()).filter((line) => line !== '')
  })
}

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')

function isQuotedBy(sentence: string, cue: string): boolean {
  if (sentence === '' || cue === '') return false
  if (sentence === cue) return true
  const [short, long] = sentence.length < cue.length ? [sentence, cue] : [cue, sentence]
  return short.length >= ALIKE_LENGTH_MIN && long.includes(short)
}

function anchor(told: readonly string[], cues: readonly Spoken[], seconds: number): number[] {
  const bares = told.map(bare)
  const found = new Map<number, number>([[0, 0]])
  let next = 0
  for (const cue of [...cues].toSorted((one, other) => one.start - other.start)) {
    const words = bare(cue.text)
    const at = bares.findIndex((sentence, index) => index >= next && isQuotedBy(sentence, words))
    if (at === -1) continue
    if (!found.has(at) && cue.start < seconds) found.set(at, cue.start)
    // A caption may quote several sentences, and a long sentence may be told in several captions.
    next = at
  }
  const ends = [...found].toSorted(([one], [other]) => one - other)
  ends.push([told.length, seconds])
  return ends.slice(1).flatMap(([to, end], index) => {
    const [from, start] = ends[index] ?? [0, 0]
    const lengths = told.slice(from, to).map(({ length }) => length)
    const whole = lengths.reduce((sum, length) => sum + length, 0)
    let before = 0
    return lengths.map((length) => {
      const at = start + ((end - start) * before) / whole
      before += length
      return at
    })
  })
}
