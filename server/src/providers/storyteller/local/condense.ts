const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** What a cut must not leave hanging: pauses, and titles without their name. */
const LOOSE_END = /(?:[,;:—–\s-]|\s(?:Mr|Mrs|Ms|Dr|St|Prof|Capt)\.?)+$/u
const ABBREVIATED = /\b(?:Mr|Mrs|Ms|Dr|St|Prof|Capt)\.$/
const CLAUSE_END = /[、，；：،؛。！？]["”’»」』)]*|[,;:—–]["”’»)]?(?=\s|$)|--|[!?.…]["”’»)]*(?=\s|$)/gu

/**
 * Shortens text to a limit in UTF-16 units without changing a word: whole clauses first, then whole words, then whole
 * characters; a cut shows as "…". Text that fits comes back as it is.
 */
export function condense(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  const window = text.slice(0, lengthMax - 1)
  const clause = [...window.matchAll(CLAUSE_END)]
    .map(({ index, 0: mark }) => ({ index, end: index + mark.length }))
    .at(-1)
  if (clause !== undefined && clause.index >= lengthMax * 0.4) {
    const whole = window.slice(0, clause.end)
    if (!ABBREVIATED.test(whole) && /[。！？!?.…]["”’»」』)]*$/u.test(whole)) return closed(whole)
    return closed(`${window.slice(0, clause.index).replace(LOOSE_END, '')}…`)
  }
  const space = window.search(/\s\S*$/)
  if (space >= lengthMax * 0.4) return closed(`${window.slice(0, space).replace(LOOSE_END, '')}…`)
  return `${wholeCharacters(text, lengthMax - 1)}…`
}

/** A quotation mark left open by a cut is closed, so that captions do not look broken. */
function closed(text: string): string {
  const opened = (text.match(/“/g)?.length ?? 0) - (text.match(/”/g)?.length ?? 0)
  return opened > 0 && text.endsWith('…') ? `${text}”` : text
}

function wholeCharacters(text: string, lengthMax: number): string {
  let kept = ''
  for (const { segment } of graphemes.segment(text.slice(0, lengthMax + 40))) {
    if (kept.length + segment.length > lengthMax) break
    kept += segment
  }
  return kept === '' ? Array.from(text.slice(0, lengthMax)).slice(0, -1).join('') : kept
}
