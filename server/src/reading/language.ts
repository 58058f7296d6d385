import { francAll } from 'franc-min'

const ENGLISH_WORDS = new Set(
  (
    'the and of to a in that it was he she i you they we his her my your their is are were had have has not but with for on at as by from ' +
    'be been this who what which there would could said so if when then them him me us into out up no all one two about after before over ' +
    'down back through said came went asked looked took made like little old very again never now here how why where did do don’t can will ' +
    'just only man woman night day door hand head eyes smiled laughed'
  ).split(' '),
)
/** Below this many letters franc's trigrams say little. */
const LETTERS_FOR_FRANC = 24
/** franc gives its first guess 1; names and old spelling pull English down. */
const NEARLY_AS_LIKELY = 0.75

/**
 * The language of a text as a BCP 47 primary subtag, "und" when it cannot be told. English is recognised by its commonest
 * words, because franc often mistakes short or old-fashioned English for its relatives.
 */
export function detectLanguage(text: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return 'und'
  const words =
    text
      .toLowerCase()
      .replaceAll("'", '’')
      .match(/\p{L}+(?:’\p{L}+)?/gu) ?? []
  const english = words.filter((word) => ENGLISH_WORDS.has(word)).length / words.length
  if (english >= 0.3 || (words.length > 8 && english >= 0.2)) return 'en'
  const script = byScript(text, letters)
  if (script !== null) return script
  if (letters < LETTERS_FOR_FRANC) return english > 0 ? 'en' : 'und'
  const [best, ...others] = francAll(text)
  const scoreOfEnglish = others.find(([language]) => language === 'eng')?.[1] ?? 0
  // "in", "so", "was" are words of other languages too: a few of them make no English of a whole paragraph.
  const isLikely = words.length > 20 ? english >= 0.12 : english > 0
  if (isLikely && scoreOfEnglish > NEARLY_AS_LIKELY) return 'en'
  return primarySubtag(best?.[0] ?? 'und')
}

/** Scripts that one written language uses almost alone need no statistics. */
function byScript(text: string, letters: number): string | null {
  const share = (script: RegExp): number => (text.match(script)?.length ?? 0) / letters
  if (share(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu) > 0.1) return 'ja'
  if (share(/\p{sc=Hangul}/gu) > 0.3) return 'ko'
  if (share(/\p{sc=Han}/gu) > 0.3) return 'zh'
  if (share(/\p{sc=Thai}/gu) > 0.3) return 'th'
  if (share(/\p{sc=Hebrew}/gu) > 0.3) return 'he'
  if (share(/\p{sc=Greek}/gu) > 0.3) return 'el'
  // franc takes short Russian for Serbian; a few letters tell the big Cyrillic languages apart.
  if (share(/\p{sc=Cyrillic}/gu) > 0.5 && !/[әғқңөұүһ]/i.test(text)) {
    if (/[їєґ]/i.test(text)) return 'uk'
    if (/[ыэё]/i.test(text) && !/[іў]/i.test(text)) return 'ru'
  }
  return null
}

function primarySubtag(iso639: string): string {
  const subtag = Intl.getCanonicalLocales(iso639)[0]?.split('-')[0] ?? 'und'
  return /^[a-z]{2,3}$/.test(subtag) ? subtag : 'und'
}

/** The language's English name for notes, such as "Chinese". */
export function languageName(language: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language
}
