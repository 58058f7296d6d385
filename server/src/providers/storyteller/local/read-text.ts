import { findSpeech, type Span } from '#reading/find-speech.ts'

/** One sentence of the cleaned text, or a piece of one that was too long to show at once. */
export interface Sentence {
  readonly text: string
  /** Quotation marks this sentence lacks when it is read by itself, because one speech runs over its ends. */
  readonly opening: string
  readonly closing: string
  /** The same text with everything between quotation marks blanked, so that offsets agree. */
  readonly narration: string
  /** Index of its paragraph. */
  readonly paragraph: number
  /** Where it starts in its paragraph. */
  readonly start: number
}

export interface Paragraph {
  readonly text: string
  readonly speech: readonly Span[]
}

export interface Reading {
  readonly paragraphs: readonly Paragraph[]
  readonly sentences: readonly Sentence[]
  readonly hadMarkup: boolean
}

/** Longer pieces are cut at a pause: a shot cannot show more at once anyway. */
const SENTENCE_LENGTH_MAX = 360
const ABBREVIATION =
  /(?:^|[\s(“"'‘])(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Capt|Col|Gen|Lt|Sgt|Rev|Hon|Messrs|Mme|Mlle|No|vs|etc|\p{Lu})\.\s*$/u
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
const words = new Intl.Segmenter('en', { granularity: 'word' })

/** Cleans a continuation and takes it apart into paragraphs and sentences. Never empty: silence reads as "…". */
export function readText(raw: string): Reading {
  const { text, hadMarkup } = withoutMarkup(raw)
  const paragraphs = tidyParagraphs(text).map((paragraph) => ({ text: paragraph, speech: findSpeech(paragraph) }))
  return {
    paragraphs,
    sentences: paragraphs.flatMap((paragraph, index) => sentencesOf(paragraph, index)),
    hadMarkup,
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
}

function withoutMarkup(raw: string): { text: string; hadMarkup: boolean } {
  const whole = raw.toWellFormed().replaceAll(/\r\n?/g, '\n')
  const stripped = whole
    .replaceAll(/<(script|style)\b[^>]{0,200}>[\s\S]{0,8000}?<\/\1>/gi, ' ')
    .replaceAll(/<\/?(?:p|div|br|li|h[1-6]|blockquote)\b[^<>]{0,400}>/gi, '\n\n')
    .replaceAll(/<\/?[a-z][a-z0-9-]*(?:\s[^<>]{0,400})?\/?>|<!--[\s\S]{0,2000}?-->/gi, ' ')
  const hadMarkup = stripped !== whole
  const text = (hadMarkup && stripped.trim() === '' ? whole : stripped)
    .replaceAll(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    // Zero-width joiners and variation selectors stay: they hold emoji together.
    .replaceAll(/[\p{Cc}\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu, (control) =>
      control === '\n' ? control : ' ',
    )
  return { text, hadMarkup }
}

function tidyParagraphs(text: string): string[] {
  const paragraphs = text
    .split(/\n+/)
    .map((line) =>
      line
        .replaceAll(/(?<![\p{L}\p{N}])_([^_\n]{1,80})_(?![\p{L}\p{N}])/gu, '$1')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
  return paragraphs.length > 0 ? paragraphs : ['…']
}

function sentencesOf({ text, speech }: Paragraph, paragraph: number): Sentence[] {
  const narration = blank(text, speech)
  return pieces(text).map(({ start, end }) => ({
    text: text.slice(start, end),
    ...lackingMarks(text, { start, end }, speech),
    narration: narration.slice(start, end),
    paragraph,
    start,
  }))
}

/** Sentences in a row as a viewer reads them, with the quotation marks that cutting took away. */
export function joinSentences(row: readonly Pick<Sentence, 'text' | 'opening' | 'closing'>[]): string {
  let joined = ''
  let due = ''
  for (const { text, opening, closing } of row) {
    const goesOn = due !== '' && opening !== ''
    joined += goesOn ? ` ${text}` : `${due} ${opening}${text}`
    due = closing
  }
  return `${joined}${due}`.trim()
}

function lackingMarks(
  text: string,
  { start, end }: Span,
  speech: readonly Span[],
): { opening: string; closing: string } {
  const before = speech.find((span) => span.start < start && span.end > start)
  const after = speech.find((span) => span.start < end && span.end > end)
  const opening = before === undefined ? '' : (text[before.start] ?? '').replace(/[^“„«»「『"‘']/u, '')
  const closing = after === undefined ? '' : (text[after.end - 1] ?? '').replace(/[^”“«»」』"’']/u, '')
  return { opening, closing }
}

function blank(text: string, speech: readonly Span[]): string {
  let result = text
  for (const { start, end } of speech) result = result.slice(0, start) + ' '.repeat(end - start) + result.slice(end)
  return result
}

function pieces(text: string): Span[] {
  const whole: { start: number; end: number }[] = []
  // Who writes without capitals still ends sentences; the segmenter then sees one long one.
  const isLowerCase = !/\p{Lu}/u.test(text)
  for (const { segment, index } of isLowerCase ? splitAtStops(text) : sentences.segment(text)) {
    const before = whole.at(-1)
    const goesOn =
      before !== undefined &&
      !isLowerCase &&
      (/^[\p{Ll}—,;]/u.test(segment) || ABBREVIATION.test(text.slice(before.start, index)))
    if (goesOn) before.end = index + segment.length
    else whole.push({ start: index, end: index + segment.length })
  }
  return whole.flatMap((span) => cutLong(text, trimmed(text, span))).filter(({ start, end }) => end > start)
}

function splitAtStops(text: string): { segment: string; index: number }[] {
  return [...text.matchAll(/.+?(?:[.!?…]+["”’»)]*\s+|$)/gsu)].map(({ index, 0: segment }) => ({ segment, index }))
}

function trimmed(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end)
  return { start: start + piece.length - piece.trimStart().length, end: end - piece.length + piece.trimEnd().length }
}

function cutLong(text: string, span: Span): Span[] {
  const cuts: Span[] = []
  let { start } = span
  while (span.end - start > SENTENCE_LENGTH_MAX) {
    const at = start + pauseIn(text.slice(start, start + SENTENCE_LENGTH_MAX))
    cuts.push(trimmed(text, { start, end: at }))
    start = at
  }
  return [...cuts, trimmed(text, { start, end: span.end })]
}

/** The best place to cut: after the last clause mark, else between words, never inside a character. */
function pauseIn(window: string): number {
  const half = window.length / 2
  const clause = [...window.matchAll(/[;:,—–،、，；。](?:["”’»」』])?|--/gu)].at(-1)
  if (clause !== undefined && clause.index > half) return clause.index + clause[0].length
  const space = window.lastIndexOf(' ')
  if (space > half) return space
  const lastWord = [...words.segment(window)].at(-1)
  return lastWord === undefined || lastWord.index === 0 ? safeEnd(window) : lastWord.index
}

function safeEnd(window: string): number {
  const last = window.charCodeAt(window.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? window.length - 1 : window.length
}
