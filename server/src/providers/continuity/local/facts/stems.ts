import { LRUCache } from 'lru-cache'

/** Words that say nothing by themselves. */
const EMPTY = new Set(
  (
    'the a an and or but nor so yet if then than that this these those there here it its he she they him her them his hers their theirs we us our you your i me my mine who whom whose which what when where why how ' +
    'is are was were be been being am do does did done has have had having can could may might must shall should will would not no never ever only just also too very more most much many some any all each every both either neither one ' +
    'of in on at by to for from with without into onto upon over under about after before between through during against off up down out as like near behind beside since until again once still even ' +
    'said say says go goes went gone come comes came get got make made take took put let thing things way time people person somebody nobody anybody everyone someone anyone other another own same such new old little big great long small good'
  ).split(' '),
)

/** A rough stem, the same for "burns", "burning" and "burned": only for comparing words with each other. */
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const found = cutEndings(word)
  stems.set(word, found)
  return found
}

/** A bible's words are asked for again with every continuation. */
const stems = new LRUCache<string, string>({ max: 20_000 })

function cutEndings(word: string): string {
  const lower = word.toLowerCase().replaceAll('’', "'").replace(/'s?$/, '')
  if (lower.length < 4) return lower
  const short = lower
    .replace(/ies$/, 'y')
    .replace(/(ss|x|z|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1')
    .replace(/(?:ing|edly|ed|ly)$/, (ending) => (lower.length - ending.length >= 3 ? '' : ending))
    .replace(/([bdgklmnprt])\1$/, '$1')
  return short.replace(/e$/, '')
}

/** The stems of a text's telling words, in order. */
export function contentStems(text: string): string[] {
  return (text.match(/[\p{L}][\p{L}'’]*/gu) ?? []).filter((word) => !EMPTY.has(word.toLowerCase())).map(stem)
}

/** Whether a word tells nothing by itself. */
export function isEmptyWord(word: string): boolean {
  return EMPTY.has(word.toLowerCase())
}
