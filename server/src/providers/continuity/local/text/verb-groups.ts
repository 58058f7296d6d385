import type { Word } from '#reading/tag-words.ts'

/** "had not quite finished": what a verb brings with it. Indices are into the words it was found in. */
export interface VerbGroup {
  readonly from: number
  readonly to: number
  readonly verb: Word
  /** Lower-case helpers in front, such as "had" or "would". */
  readonly helpers: readonly string[]
  readonly isNegated: boolean
  readonly form: VerbForm
}

/** `had done` and `has done` are `perfect`; `to do` is `infinitive`; a bare `doing` is `participle`. */
export type VerbForm = 'past' | 'present' | 'perfect' | 'modal' | 'infinitive' | 'participle' | 'base'

const MODAL = /^(?:would|'d|could|might|may|should|must|can|ca|shall|will|'ll|wo)$/
const NEGATION = /^(?:not|n't|never|hardly|scarcely|neither|nor|no)$/
const BETWEEN = new Set(['ADV', 'PART'])
/** Read as past as soon as nothing says otherwise. */
const SAME_IN_THE_PAST = new Set([
  'put',
  'set',
  'let',
  'cut',
  'shut',
  'hit',
  'hurt',
  'cost',
  'cast',
  'read',
  'burst',
  'spread',
  'split',
  'beat',
  'bid',
])

/** Every verb with its helpers, in order. */
export function findVerbGroups(words: readonly Word[]): VerbGroup[] {
  const groups: VerbGroup[] = []
  for (let from = 0; from < words.length; from++) {
    const first = words[from]
    if (first === undefined || (first.pos !== 'VERB' && first.pos !== 'AUX')) continue
    const group = groupFrom(words, from)
    groups.push(group)
    from = group.to - 1
  }
  return groups
}

function groupFrom(words: readonly Word[], from: number): VerbGroup {
  let to = from
  let last = from
  while (to < words.length) {
    const word = words[to]
    if (word === undefined) break
    if (word.pos === 'VERB') {
      last = to
      to++
      break
    }
    if (word.pos === 'AUX') last = to
    else if (!BETWEEN.has(word.pos) || word.lower === 'to' || !reachesVerb(words, to)) break
    to++
  }
  const verb = words[last] ?? words[from]
  if (verb === undefined) throw new Error('a verb group needs a verb')
  const inside = words.slice(from, last)
  const helpers = inside.filter(({ pos }) => pos === 'AUX').map(({ lower }) => lower)
  const before = words[from - 1]
  const isNegated =
    [...inside, words[last + 1]].some(
      (word) => word !== undefined && NEGATION.test(word.lower) && word.pos !== 'DET',
    ) ||
    (before !== undefined && /^(?:not|never|hardly|scarcely)$/.test(before.lower))
  return { from, to: last + 1, verb, helpers, isNegated, form: formOf(verb, helpers, before) }
}

function reachesVerb(words: readonly Word[], at: number): boolean {
  for (let next = at + 1; next < Math.min(at + 4, words.length); next++) {
    const word = words[next]
    if (word?.pos === 'VERB' || word?.pos === 'AUX') return true
    if (word === undefined || !BETWEEN.has(word.pos)) return false
  }
  return false
}

function formOf(verb: Word, helpers: readonly string[], before: Word | undefined): VerbForm {
  if (before?.lower === 'to' && before.pos === 'PART') return 'infinitive'
  if (helpers.some((helper) => MODAL.test(helper) && helper !== "'d")) return 'modal'
  const first = helpers[0]
  if (first !== undefined) {
    if (/^(?:had|have|has|having|'ve)$/.test(first)) return 'perfect'
    if (first === "'d") return /(?:ed|en|n|t)$/.test(verb.lower) && verb.lower !== verb.lemma ? 'perfect' : 'modal'
    if (/^(?:was|were|did|got)$/.test(first)) return 'past'
    if (/^(?:is|are|am|does|do|'s|'re|'m)$/.test(first)) return 'present'
    return 'participle'
  }
  if (/^(?:was|were|had|did)$/.test(verb.lower)) return 'past'
  if (/^(?:is|are|am|'s|'re|'m|has|does)$/.test(verb.lower)) return 'present'
  if (MODAL.test(verb.lower)) return 'modal'
  if (verb.lower.endsWith('ing') && verb.lemma !== verb.lower) return 'participle'
  if (SAME_IN_THE_PAST.has(verb.lower)) return 'past'
  if (verb.lower === verb.lemma) return 'base'
  return verb.lower.endsWith('s') && verb.lower !== 'was' && !verb.lower.endsWith('ss') ? 'present' : 'past'
}
