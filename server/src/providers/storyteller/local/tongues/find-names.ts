import type { Sentence } from '../read-text.ts'
import type { Tongue } from './tongue.ts'

/** A name needs this much; an attributed speech or a title is enough by itself. */
const ENOUGH = 3
const NAME =
  /(?<![\p{L}’'-])\p{Lu}[\p{Ll}\p{M}]+(?:[’'-]\p{Lu}?[\p{Ll}\p{M}]+)*(?: \p{Lu}[\p{Ll}\p{M}]+(?:-\p{Lu}[\p{Ll}\p{M}]+)*)?(?!\p{L})/gu
const BESIDE = 24
const TALLIED_MAX = 400

/**
 * Names of people in a language read by vocabulary, or by none: words with a capital in mid-sentence, where the script
 * has capitals and the language does not give them to every noun. Precision comes before recall, as in English.
 *
 * @param tongue null where even the vocabulary is missing; then only what stands out often counts.
 */
export function findNames(sentences: readonly Pick<Sentence, 'narration'>[], tongue: Tongue | null): string[] {
  const tally = new Map<string, number>()
  for (const { narration } of sentences) {
    for (const { index, 0: written } of narration.matchAll(NAME)) {
      if (tally.size > TALLIED_MAX) break
      const weight = weigh(narration, index, written, tongue)
      if (weight !== 0) tally.set(written, (tally.get(written) ?? 0) + weight)
    }
  }
  return [...tally]
    .filter(([, weight]) => weight >= ENOUGH)
    .map(([written]) => written)
    .toSorted((left, right) => right.length - left.length)
}

function weigh(narration: string, index: number, written: string, tongue: Tongue | null): number {
  const before = narration.slice(Math.max(0, index - BESIDE), index)
  const after = narration.slice(index + written.length, index + written.length + BESIDE)
  const isOpening = !/[\p{L}\p{N},;:]\s*["«„“‘'—–]?\s*$/u.test(before)
  if (tongue === null) return isOpening ? 0 : 1
  if (tongue.places(`${before}${written}`).some(({ index: at }) => at >= before.length)) return 0
  if (
    tongue.props(written).length > 0 ||
    has(tongue.titles, written) ||
    has(tongue.he, written) ||
    has(tongue.she, written)
  )
    return 0
  const [previous, next] = [
    /([\p{L}’']+)\.?,?\s+$/u.exec(before)?.[1] ?? '',
    /^,?\s+([\p{L}’']+)/u.exec(after)?.[1] ?? '',
  ]
  if (has(tongue.titles, previous) || has(tongue.speech, previous) || has(tongue.speech, next)) return ENOUGH
  const doesSomething =
    [...tongue.poses(next), ...tongue.faces(next), ...tongue.poses(previous), ...tongue.faces(previous)].length > 0
  const isThing =
    tongue.capitalsNouns &&
    /^(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|kein|keine|im|am|zum|zur|ins)$/i.test(previous)
  if (isThing) return 0
  if (doesSomething) return tongue.capitalsNouns ? 2 : isOpening ? 2 : ENOUGH
  return isOpening || tongue.capitalsNouns ? 0 : 1
}

function has(find: Tongue['speech'], word: string): boolean {
  return find(word).length > 0
}
