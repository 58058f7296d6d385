import model from 'wink-eng-lite-web-model'
import winkNLP, { type ItsFunction, type PartOfSpeech, type WinkMethods } from 'wink-nlp'

/** One word or punctuation mark with its grammar. */
export interface Word {
  readonly text: string
  /** Lower case, apostrophes straight. */
  readonly lower: string
  readonly lemma: string
  readonly pos: PartOfSpeech
  /** UTF-16 offsets of `text` in what was tagged, moved by `offset`. */
  readonly start: number
  readonly end: number
}

interface Tagger {
  readonly wink: WinkMethods
  readonly value: ItsFunction<string>
  readonly pos: ItsFunction<PartOfSpeech>
  readonly lemma: ItsFunction<string>
}

let tagger: Tagger | null = null
const NO_NAMES: ReadonlySet<string> = new Set()

/** Loading takes a third of a second, so it waits until somebody needs grammar. */
function ready(): Tagger {
  if (tagger === null) {
    const wink = winkNLP(model, ['sbd', 'pos'])
    // The library tells its own functions apart by identity, so they cannot be wrapped; and its typings give `lemma` the
    // arguments of another kind of function, though it is called like the other two.
    // oxlint-disable-next-line typescript/unbound-method, typescript/no-unsafe-type-assertion
    tagger = { wink, value: wink.its.value, pos: wink.its.pos, lemma: wink.its.lemma as unknown as ItsFunction<string> }
  }
  return tagger
}

/**
 * Tags English words at about 3 ms per 1,000 characters. Contractions come apart ("did", "n't"); what the tagger loses
 * track of is left out rather than placed wrongly.
 *
 * @param offset added to every position, for a sentence cut from a longer text.
 * @param names words the story has as names, which a tagger that never met them takes for anything ("Pops leans in").
 */
export function tagWords(text: string, offset = 0, names: ReadonlySet<string> = NO_NAMES): Word[] {
  const { wink, value: written, pos: partOfSpeech, lemma } = ready()
  const straight = text.replaceAll('’', "'")
  const tokens = wink.readDoc(straight).tokens()
  const [values, tags, lemmas] = [tokens.out(written), tokens.out(partOfSpeech), tokens.out(lemma)]
  const words: Word[] = []
  let at = 0
  for (const [index, value] of values.entries()) {
    const start = straight.indexOf(value, at)
    const pos = tags[index]
    if (start === -1 || pos === undefined || !isPartOfSpeech(pos)) continue
    at = start + value.length
    const owner = /^(.+)('s?)$/s.exec(value)
    const isOwner = owner !== null && (pos === 'NOUN' || pos === 'PROPN')
    const bare = isOwner ? (owner[1] ?? value) : value
    const end = start + bare.length
    const place = { start: start + offset, end: end + offset }
    const known = isOwner ? bare.toLowerCase() : (lemmas[index] ?? value.toLowerCase())
    const asTagged = names.has(text.slice(start, end)) ? 'PROPN' : pos
    words.push({ text: text.slice(start, end), lower: bare.toLowerCase(), lemma: known, pos: asTagged, ...place })
    if (isOwner)
      words.push({
        text: text.slice(end, at),
        lower: "'s",
        lemma: "'s",
        pos: 'PART',
        start: end + offset,
        end: at + offset,
      })
  }
  return mended(words)
}

/** Past tenses that are other words too, with their verbs; beside a name they are verbs. */
const BESIDE_A_NAME = formsOf(
  'bent:bend shot:shoot put:put set:set felt:feel met:meet left:leave found:find held:hold lit:light swung:swing sat:sit stood:stand rose:rise ' +
    'fell:fall shut:shut cut:cut drew:draw threw:throw took:take ran:run came:come went:go bit:bite struck:strike spat:spit bound:bind wound:wind ' +
    'split:split spread:spread cast:cast lay:lie led:lead fled:flee fed:feed shook:shake stuck:stick hung:hang',
)
/** Past tenses that are nothing else, and that the tagger does not know. */
const ALWAYS = formsOf(
  'swam:swim slunk:slink knelt:kneel wept:weep strode:stride clung:cling flung:fling sprang:spring sank:sink shrank:shrink crept:creep drank:drink ate:eat sang:sing rang:ring slept:sleep swore:swear wove:weave tore:tear wore:wear froze:freeze threw:throw ' +
    'knew:know shone:shine flew:fly grew:grow blew:blow began:begin forgot:forget kept:keep brought:bring bought:buy caught:catch taught:teach fought:fight sought:seek',
)

function formsOf(pairs: string): ReadonlyMap<string, string> {
  return new Map(pairs.split(' ').map((pair): [string, string] => [pair.split(':')[0] ?? '', pair.split(':')[1] ?? '']))
}

/** Words the tagger takes for others: past tenses beside a rare name, "his left", "like a seal". */
function mended(words: readonly Word[]): Word[] {
  return words.map((word, index) => {
    const [before, after] = [words[index - 1], words[index + 1]]
    if (/^(?:mr|mrs|ms|miss|dr|madame|monsieur|herr)$/.test(word.lower) && /^\p{Lu}/u.test(after?.text ?? ''))
      return { ...word, pos: 'PROPN' }
    if (/^(?:mr|mrs|ms|miss|dr|madame|monsieur|herr)$/.test(before?.lower ?? '') && /^\p{Lu}/u.test(word.text))
      return { ...word, pos: 'PROPN' }
    if (/^(?:left|right)$/.test(word.lower) && /^(?:his|her|my|their|the|its)$/.test(before?.lower ?? ''))
      return { ...word, pos: 'NOUN' }
    if (
      word.pos === 'VERB' &&
      /^(?:like|round)$/.test(word.lower) &&
      before?.pos !== 'PRON' &&
      before?.pos !== 'AUX' &&
      before?.lower !== 'to'
    )
      return { ...word, pos: 'ADP' }
    const known = ALWAYS.get(word.lower)
    if (known !== undefined && word.pos !== 'VERB') return { ...word, pos: 'VERB', lemma: known }
    const takesThing = /^(?:the|a|an|his|her|its|their)$/.test(after?.lower ?? '')
    const irregular = BESIDE_A_NAME.get(word.lower)
    if (irregular !== undefined && takesThing && (word.pos === 'ADJ' || word.pos === 'NOUN') && before?.pos !== 'DET')
      return { ...word, pos: 'VERB', lemma: irregular }
    const isBesideName = before?.pos === 'PROPN' || /^(?:he|she|they)$/.test(before?.lower ?? '')
    const takesObject = after !== undefined && /^(?:DET|PRON|ADP|ADV|PART|SCONJ)$/.test(after.pos)
    if (!isBesideName || !takesObject || (word.pos !== 'ADJ' && word.pos !== 'NOUN')) return word
    if (irregular !== undefined) return { ...word, pos: 'VERB', lemma: irregular }
    const isPast = word.lower.endsWith('ed')
    const isPresent = /[^s]s$/.test(word.lower) && word.pos === 'NOUN'
    if (!isPast && !isPresent) return word
    return { ...word, pos: 'VERB', lemma: word.lower.replace(isPast ? /(?:ed|d)$/ : /s$/, '') }
  })
}

const PARTS_OF_SPEECH: ReadonlySet<string> = new Set(
  'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split(' '),
)

function isPartOfSpeech(tag: string): tag is PartOfSpeech {
  return PARTS_OF_SPEECH.has(tag)
}
