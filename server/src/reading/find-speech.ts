/** A stretch of text, UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
  '"': '"',
}
/** British single quotes count only when the paragraph has no other kind and an apostrophe cannot be meant. */
const SINGLE_QUOTED = /(?<=^|[\s(—-])[‘'](?=\S)([^‘]{0,600}?\S[.,!?;—-])['’](?=$|[\s)—-])/gu
/** French, Spanish, Russian and others open spoken lines with a dash. */
const DASHED = /^[—–]\s*(?=\S)/u

/**
 * Finds what is spoken in a paragraph: the words between quotation marks, marks included. A mark that is never closed
 * runs to the end of the paragraph, as it does in print when one speech fills several paragraphs.
 */
export function findSpeech(paragraph: string): Span[] {
  const quoted = quotedSpans(paragraph)
  if (quoted.length > 0) return quoted
  const single = [...paragraph.matchAll(SINGLE_QUOTED)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }))
  if (single.length > 0) return single
  const dash = DASHED.exec(paragraph)
  return dash === null ? [] : dashedSpans(paragraph)
}

/** The spoken words themselves, without marks. */
export function spokenWords(paragraph: string, { start, end }: Span): string {
  return paragraph
    .slice(start, end)
    .replace(/^[“„«»「『"‘'—–\s]+/u, '')
    .replace(/[”“»«」』"’'\s—–,]+$/u, '')
    .trim()
}

function quotedSpans(paragraph: string): Span[] {
  const spans: Span[] = []
  let open: { start: number; closers: string } | null = null
  for (let at = 0; at < paragraph.length; at++) {
    const mark = paragraph[at] ?? ''
    if (open === null) {
      const closers = PAIRS[mark]
      if (closers !== undefined && opensHere(paragraph, at, mark)) open = { start: at, closers }
    } else if (open.closers.includes(mark)) {
      spans.push({ start: open.start, end: at + 1 })
      open = null
    }
  }
  if (open !== null && paragraph.length - open.start > 1) spans.push({ start: open.start, end: paragraph.length })
  return spans
}

/** A closing guillemet or an inch mark opens nothing. */
function opensHere(paragraph: string, at: number, mark: string): boolean {
  if (mark === '»' || mark === '"') return at === 0 || /[\s(—–:-]/u.test(paragraph[at - 1] ?? '')
  return true
}

function dashedSpans(paragraph: string): Span[] {
  const spans: Span[] = []
  let start = 0
  let isSpoken = true
  for (const { index, 0: mark } of paragraph.matchAll(/\s[—–]\s*|[—–](?=\s)/gu)) {
    if (index === 0) continue
    if (isSpoken) spans.push({ start, end: index })
    start = index + mark.length
    isSpoken = !isSpoken
  }
  if (isSpoken) spans.push({ start, end: paragraph.length })
  return spans.filter(({ start: from, end }) => end > from)
}
