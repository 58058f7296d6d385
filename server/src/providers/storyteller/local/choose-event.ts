import { ANIMATE_VERBS, SPEECH_VERBS } from '#reading/acting.lexicon.ts'
import { condense } from './condense.ts'
import { NOT_NOW } from './find-setting.ts'
import { joinSentences } from './read-text.ts'
import type { ReadSentence } from './read-sentence.ts'

const EVENT_LENGTH_MAX = 240

/** How much a sentence makes happen: somebody acts, in narration, in a sentence of readable length. */
export function eventfulness({ tokens, narration, text, opening, closing }: ReadSentence): number {
  const told = narration.trim().length / Math.max(1, text.length)
  let weight = told > 0.6 ? 1 : 0
  for (const { word, tags, start } of tokens) {
    if (narration[start] === ' ') continue
    if (tags.has('Verb') && ANIMATE_VERBS.has(word) && !SPEECH_VERBS.has(word)) weight += 1
    if (tags.has('Person') && tags.has('ProperNoun')) weight += 0.5
  }
  if (/^\p{Ll}/u.test(text) || `${opening}${closing}` !== '') weight -= 2
  if (NOT_NOW.test(narration)) weight -= 1
  const isReadable = text.length >= 25 && text.length <= EVENT_LENGTH_MAX
  return Math.min(weight, 4) + (isReadable ? 1 : 0)
}

/** The one sentence that stands for the segment on the bible's timeline. */
export function chooseEvent(sentences: readonly ReadSentence[]): string {
  let best = sentences[0]
  let most = Number.NEGATIVE_INFINITY
  for (const sentence of sentences) {
    const weight = eventfulness(sentence)
    if (weight > most) [best, most] = [sentence, weight]
  }
  return condense(best === undefined ? '…' : joinSentences([best]), EVENT_LENGTH_MAX)
}
