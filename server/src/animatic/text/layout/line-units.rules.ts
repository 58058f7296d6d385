/** A stretch of text that stays on one line; UTF-16 offsets, end exclusive, the space after it left out. */
export interface LineUnit {
  readonly start: number
  readonly end: number
}

/** Scripts that put no space between words: a line may end wherever a word does. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
const HANGUL = /\p{sc=Hangul}/u
/** May not begin a line (kinsoku): what closes, what ends a sentence, small kana, marks that lengthen or repeat. */
const NOT_FIRST =
  /^[\p{Pe}\p{Pf}\p{M}!%,.:;?¡¿…‥‰′″℃、。〃々〻〜・：；？！，．％ーゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ﹖﹗ๆฯ"'’”»]/u
/** May not end a line: what opens, and signs that belong to the number after them. */
const NOT_LAST = /[\p{Ps}\p{Pi}¿¡$£¥€＄￥￡№"'‘“«„]$/u
/** A dash or hyphen between letters lets the line end after it. */
const AFTER_DASH = /(?<=[\p{L}\p{N}][-‐–—/])(?=[\p{L}\p{N}])|(?<=—)(?=\p{L})/u
/** Punctuation that a language sets off with a space (French), which may not be alone on its line. */
const ONLY_CLOSES = /^[\p{Pe}\p{Pf}!?:;»…—–]+$/u
const ONLY_OPENS = /^[\p{Ps}\p{Pi}¿¡]+$/u
/** Opens speech when it is the first thing on a line (Spanish, Russian); elsewhere it closes what came before. */
const DASH = /^[—–]$/u

/** Particles and endings in kana belong to the word before them: a line of Japanese ends where a phrase (bunsetsu) does. */
const KANA_ENDING = /^\p{sc=Hiragana}/u
const PHRASE_OPEN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]$/u
const PHRASE_LENGTH_MAX = 12

function continuesPhrase(last: string, segment: string): boolean {
  return KANA_ENDING.test(segment) && PHRASE_OPEN.test(last) && last.length + segment.length <= PHRASE_LENGTH_MAX
}

function wordsWithin(word: string, language: string): readonly string[] {
  if (!UNSPACED.test(word) || HANGUL.test(word)) return word.split(AFTER_DASH)
  const units: string[] = []
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(word)) {
    const last = units.at(-1)
    const stays =
      last !== undefined && (NOT_FIRST.test(segment) || NOT_LAST.test(last) || continuesPhrase(last, segment))
    if (stays) units[units.length - 1] = last + segment
    else units.push(segment)
  }
  return units
}

/**
 * Where a line of text may end: at spaces, after hyphens and dashes, and in scripts without spaces between words, but never
 * so that a closing mark begins a line or an opening one ends it (JIS X 4051's basic rules).
 *
 * @param text one line with single spaces. @param language BCP 47.
 */
export function lineUnits(text: string, language: string): readonly LineUnit[] {
  const units: { start: number; end: number }[] = []
  let at = 0
  let opens = false
  for (const word of text.split(' ')) {
    let start = at
    for (const [index, part] of wordsWithin(word, language).entries()) {
      const last = units.at(-1)
      if (last && index === 0 && (opens || ONLY_CLOSES.test(part))) last.end = start + part.length
      else if (part !== '') units.push({ start, end: start + part.length })
      start += part.length
    }
    opens = ONLY_OPENS.test(word) || (at === 0 && DASH.test(word))
    at += word.length + 1
  }
  return units
}
