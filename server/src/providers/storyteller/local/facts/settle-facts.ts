import type { Bible, BibleOperation } from '@skein/contract/bible'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { readStory } from '#providers/continuity/local/text/story-reading.ts'
import type { Fact, FactReader } from './fact.ts'
import { readAnswers } from './read-answers.ts'
import { readDepartures } from './read-departures.ts'
import { readHomes } from './read-homes.ts'
import { readJourneys } from './read-journeys.ts'
import { readLosses } from './read-losses.ts'
import { readReturns } from './read-returns.ts'
import { readThreads } from './read-threads.ts'
import { readTies } from './read-ties.ts'
import { readTraits } from './read-traits.ts'
import { readVows } from './read-vows.ts'
import { questionOf } from './threads.ts'

const READERS: readonly FactReader[] = [
  readDepartures,
  readReturns,
  readThreads,
  readAnswers,
  readJourneys,
  readTies,
  readTraits,
  readHomes,
  readVows,
  readLosses,
]
/** Grammar costs 3 ms per 1,000 characters: it is read only where some word could settle something. */
const PROMISING =
  /\b(?:father|mother|dad|mum|son|daughter|brother|sister|husband|wife|widow\w*|uncle|aunt|nephew|niece|cousin|grand\p{L}+|twin|step\p{L}+|fianc\p{L}+|died|dies|dead|killed|drowned|murdered|hanged|perished|executed|buried|blind|deaf|mute|lame|bald|hunchbacked|one-\p{L}+|left-handed|crippled?|paraly\p{L}+|bedridden|orphan|years (?:old|of age)|eyes|hair|beard|moustache|whiskers|missing|wooden|lost|vow\p{L}*|sw(?:ore|orn|ears?)|liv(?:ed|es)|dwel\p{L}+|resid\p{L}+|left|sailed|departed|embarked|emigrated|destroyed|demolished|wrecked|burn(?:ed|t)|sunk|was an?|nowhere|disappeared|vanished|stolen|promis\p{L}+|set out|no ?(?:body|one)|none of|banished|exiled|deported|marooned|kidnapped|abducted|carried (?:off|away)|prisoner|captive|(?:seen|heard) .{0,12}again|for ?ever|for good|never to)\b/iu
const FACTS_MAX = 6
const EVIDENCE_LENGTH_MAX = 600

/**
 * What a text's plain narration settles of the people it names, as bible operations. Every fact comes with the sentence
 * that tells it, as an event that bears the segment's number, for a bible has no other place for evidence.
 *
 * @param bible with the people this text brings in.
 */
export function settleFacts(text: string, bible: Bible, recentTexts: readonly string[]): BibleOperation[] {
  if (bible.characters.length === 0 || (!PROMISING.test(text) && !isWaiting(bible))) return []
  const story = readStory(text, bible, recentTexts)
  const facts: Fact[] = []
  let current = bible
  for (const fact of READERS.flatMap((read) => read(story)).toSorted((left, right) => left.at - right.at)) {
    const next = applyOperations(current, [fact.operation], { segmentNumber: 1 })
    if (next.applied.length === 0 || facts.length >= FACTS_MAX) continue
    current = next.bible
    facts.push(fact)
  }
  const said = new Map<string, string[]>()
  for (const { says, at } of facts) {
    const sentence = (story.sentenceAt(at)?.text ?? '').trim().replaceAll(/\s+/g, ' ')
    if (says !== '' && sentence !== '') said.set(sentence, [...(said.get(sentence) ?? []), says])
  }
  const evidence = [...said].map(
    ([sentence, says]): BibleOperation => ({
      op: 'add_event',
      event: cut(sentence),
      consequences: cut(says.join(' ')),
    }),
  )
  return [...facts.map(({ operation }) => operation), ...evidence]
}

/** Whether any plain text may bring an answer or somebody back. */
function isWaiting({ plotThreads = [], characters }: Bible): boolean {
  const isOpen = plotThreads.some(
    ({ description = '', status = 'active' }) => status === 'active' && questionOf(description) !== null,
  )
  return isOpen || characters.some(({ isActive }) => isActive === false)
}

const cut = (words: string): string => words.slice(0, EVIDENCE_LENGTH_MAX).toWellFormed()
