import { findSpeech, type Span } from '#reading/find-speech.ts'
import { tagWords, type Word } from '#reading/tag-words.ts'

/** One sentence, or a piece of one too long to read at once; all offsets are UTF-16 and into the passage's text. */
export interface Sentence extends Span {
  readonly index: number
  readonly paragraph: number
  /** The words with markup blanked; as long as the stretch it stands for. */
  readonly text: string
  /** The same with everything spoken or written by somebody blanked. */
  readonly narration: string
  /** Tagged when first asked for; empty past the passage's limit. */
  readonly words: readonly Word[]
}

export interface Passage {
  /** As the writer sent it. */
  readonly text: string
  /** Markup and control characters blanked in place, so that offsets agree with `text`. */
  readonly plain: string
  readonly sentences: readonly Sentence[]
  readonly paragraphs: readonly Span[]
  /** Spoken stretches, quotation marks included. */
  readonly speech: readonly Span[]
  /** Stretches set in italics of more than a word or two: letters, thoughts, signs, titles. */
  readonly italics: readonly Span[]
  readonly isQuoted: (offset: number) => boolean
  /** Whether some of it was too long to read with grammar. */
  readonly isCut: () => boolean
}

const SENTENCE_LENGTH_MAX = 400
/** About 25 ms of tagging; past this only rules that need no grammar look on. */
const TAGGED_LENGTH_MAX = 8000
const WORDS_IN_A_TITLE = 3
/** "14:02 gpell: yes", "KD: on my way": a message, with who sent it. */
const CHAT_LINE = /^(?:\[?\d{1,2}[:.]\d\d\]? )?@?[\p{L}\d_.-]{1,20}: /u
const CHAT_LINES_MIN = 2
const ABBREVIATION =
  /(?:^|[\s(“"'‘])(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Capt|Col|Gen|Lt|Sgt|Rev|Hon|Mme|Mlle|vs|etc|\p{Lu})\.\s*$/u
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/**
 * Takes a text apart without moving a character of it. Work is linear in its length.
 *
 * @param names single words that are names in this story.
 */
export function readPassage(text: string, names?: ReadonlySet<string>): Passage {
  const unmarked = withoutMarkup(text)
  const italics = [
    ...unmarked.matchAll(/(?<![\p{L}\p{N}*_])([*_]{1,2})(?=\S)([^*_\n]{1,1200}?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu),
  ].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
  const plain = blankMarks(unmarked, italics)
  const paragraphs = paragraphsOf(plain)
  const isChat = paragraphs.filter(({ start, end }) => CHAT_LINE.test(plain.slice(start, end))).length >= CHAT_LINES_MIN
  const speech = paragraphs.flatMap(({ start, end }) => {
    const line = isChat ? CHAT_LINE.exec(plain.slice(start, end)) : null
    return line === null
      ? findSpeech(plain.slice(start, end)).map((span) => ({ start: span.start + start, end: span.end + start }))
      : [{ start: start + line[0].length, end }]
  })
  const written = italics.filter(
    (span) => plain.slice(span.start, span.end).trim().split(/\s+/).length > WORDS_IN_A_TITLE,
  )
  const quoted = marker(plain.length, [...speech, ...written])
  const narration = blank(plain, [...speech, ...written])
  const budget: Budget = { left: TAGGED_LENGTH_MAX, isCut: false, names }
  const sentences = paragraphs
    .flatMap((paragraph, index) => sentencesIn(plain, paragraph).map((span) => ({ ...span, paragraph: index })))
    .map((span, index) => sentence(plain, narration, { ...span, index }, budget))
  return {
    text,
    plain,
    sentences,
    paragraphs,
    speech,
    italics: written,
    isQuoted: (offset) => quoted[offset] === 1,
    isCut: () => budget.isCut,
  }
}

interface Budget {
  left: number
  isCut: boolean
  readonly names: ReadonlySet<string> | undefined
}

function sentence(
  plain: string,
  narration: string,
  span: Span & { readonly paragraph: number; readonly index: number },
  budget: Budget,
): Sentence {
  let words: readonly Word[] | null = null
  const text = plain.slice(span.start, span.end)
  return {
    ...span,
    text,
    narration: narration.slice(span.start, span.end),
    get words() {
      if (words === null) {
        budget.left -= text.length
        if (budget.left < 0) budget.isCut = true
        words = budget.left < 0 ? [] : tagWords(text, span.start, budget.names)
      }
      return words
    },
  }
}

function withoutMarkup(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/<\/?[a-z][a-z0-9-]*(?:\s[^<>]{0,400})?\/?>|<!--[\s\S]{0,2000}?-->/gi, (tag) => ' '.repeat(tag.length))
    .replaceAll(/&(?:amp|lt|gt|quot|apos|nbsp|#39);/g, (entity) => ' '.repeat(entity.length))
    .replaceAll(/[^\S\n ]|[\p{Cc}\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu, (control) =>
      control === '\n' ? control : ' '.repeat(control.length),
    )
}

function blankMarks(text: string, italics: readonly Span[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of italics) {
    parts.push(text.slice(at, start), text.slice(start, end).replaceAll(/[*_]/g, ' '))
    at = end
  }
  return [...parts, text.slice(at)].join('')
}

function paragraphsOf(plain: string): Span[] {
  return [...plain.matchAll(/[^\n]+/g)]
    .map(({ index, 0: line }) => trimmed(plain, { start: index, end: index + line.length }))
    .filter(({ start, end }) => end > start)
}

function sentencesIn(plain: string, paragraph: Span): Span[] {
  const text = plain.slice(paragraph.start, paragraph.end)
  const whole: { start: number; end: number }[] = []
  for (const { segment, index } of segmenter.segment(text)) {
    const before = whole.at(-1)
    const goesOn =
      before !== undefined &&
      (/^[\p{Ll}—,;]/u.test(segment) || ABBREVIATION.test(text.slice(Math.max(0, index - 12), index)))
    if (goesOn) before.end = index + segment.length
    else whole.push({ start: index, end: index + segment.length })
  }
  return whole
    .flatMap((span) => cutLong(text, span))
    .map((span) => trimmed(plain, { start: span.start + paragraph.start, end: span.end + paragraph.start }))
    .filter(({ start, end }) => end > start)
}

function cutLong(text: string, { start, end }: Span): Span[] {
  const cuts: Span[] = []
  let from = start
  while (end - from > SENTENCE_LENGTH_MAX) {
    const window = text.slice(from, from + SENTENCE_LENGTH_MAX)
    const pause = Math.max(window.lastIndexOf('; '), window.lastIndexOf(', '), window.lastIndexOf(': '))
    const at = pause > SENTENCE_LENGTH_MAX / 2 ? pause + 1 : window.lastIndexOf(' ')
    const length = at > SENTENCE_LENGTH_MAX / 2 ? at : SENTENCE_LENGTH_MAX
    cuts.push({ start: from, end: from + length })
    from += length
  }
  return [...cuts, { start: from, end }]
}

function trimmed(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end)
  const from = start + piece.length - piece.trimStart().length
  return { start: from, end: Math.max(from, end - piece.length + piece.trimEnd().length) }
}

function marker(length: number, spans: readonly Span[]): Uint8Array {
  const marks = new Uint8Array(length)
  for (const { start, end } of spans) marks.fill(1, start, end)
  return marks
}

function blank(text: string, spans: readonly Span[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of spans.toSorted((left, right) => left.start - right.start)) {
    if (end <= at) continue
    const from = Math.max(start, at)
    parts.push(text.slice(at, from), ' '.repeat(end - from))
    at = end
  }
  return [...parts, text.slice(at)].join('')
}
