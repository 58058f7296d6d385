import type { FaceName } from './faces.ts'

const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}]/u
const HANGUL = /\p{sc=Hangul}/u
const HAN = /\p{sc=Han}/u

/** The two-byte characters of a national standard, read from the platform's own decoder instead of a table of ours. */
function charactersOf(encoding: string, rows: readonly [number, number], cells: readonly [number, number][]) {
  const bytes: number[] = []
  for (let row = rows[0]; row <= rows[1]; row++)
    for (const [from, to] of cells) for (let cell = from; cell <= to; cell++) bytes.push(row, cell)
  return new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)))
}

/** Counts the characters only one of the two standards knows: GB 2312 is simplified, the first plane of Big5 traditional. */
export function isTraditional(text: string): boolean {
  const simplified = charactersOf('gbk', [0xb0, 0xf7], [[0xa1, 0xfe]])
  const traditional = charactersOf(
    'big5',
    [0xa4, 0xc6],
    [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  )
  let lead = 0
  for (const character of text) {
    lead += Number(traditional.has(character)) - Number(simplified.has(character))
  }
  return lead > 0
}

export type HanFace = Extract<FaceName, 'japanese' | 'simplified' | 'traditional' | 'korean'>

/**
 * Which typeface's forms the Han characters of a text want, first choice first: the same code point is drawn differently in
 * Tokyo, Beijing, Taipei and Seoul.
 *
 * @param language BCP 47; its script subtag counts ("zh-Hant").
 */
export function hanOrder(text: string, language: string): readonly HanFace[] {
  const rest = (first: HanFace): readonly HanFace[] =>
    [first, ...(['simplified', 'traditional', 'japanese', 'korean'] as const)].filter(
      (face, at, all) => all.indexOf(face) === at,
    )
  if (/^ja\b/.test(language) || KANA.test(text)) return rest('japanese')
  if (/^ko\b/.test(language) || HANGUL.test(text)) return rest('korean')
  if (/Hant|-(TW|HK|MO)\b/i.test(language)) return rest('traditional')
  if (/Hans|-(CN|SG)\b/i.test(language)) return rest('simplified')
  return rest(HAN.test(text) && isTraditional(text) ? 'traditional' : 'simplified')
}
