import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { contentStems } from '../facts/stems.ts'
import type { StoryReading } from '../text/story-reading.ts'

const OPEN =
  /\b(?:still (?:nobody|no one|no|had ?n['’]t|has ?n['’]t|not|unsigned|missing|unpaid|unsolved)|nobody (?:would own|knew|knows|had|has|could say)|no one (?:would|knew|knows|had|has|could|can|ever)|no notion who|no (?:end|sign|trace|answer|idea)\b|never (?:been )?(?:found|solved|paid|settled|signed|explained|caught)|had(?:n['’]t| not) (?:yet )?(?:been )?(?:found|signed|paid|settled|solved|caught)|(?:begins?|began|started|starts) again|another (?:one|letter) came|as hard as ever|out there|unsolved|a mystery|had (?:ever|yet) (?:found|paid|solved)|not a \p{L}+ had been paid|there (?:was|is) no (?:saying|telling|knowing)|until (?:somebody|someone|anyone|he|she|they|it|we) (?:laid|found|find|owned|came|was|were)|(?:no man|nobody|no one) (?:living )?knows? where|have you found|hunt(?:ed|ing)? (?:for|high and low)|what had become of|who (?:had )?(?:took|taken|stole|stolen|broke|broken|killed|done)|there was no doubt|had hidden|had stolen|whoever (?:he|she|it|they) (?:was|were)|still hadn['’]t|once more|all over again|any \p{Ll}+ at all)\b/iu

/** A question the story has answered is told as if it were open. */
export const resolvedThread: Rule = (story) => {
  const { bible, passage, signs } = story
  if (signs.isUnreliable) return []
  const doubts: Doubt[] = []
  for (const [index, { description = '', status }] of (bible.plotThreads ?? []).entries()) {
    if (status !== 'resolved') continue
    const { question, answer, event, segment } = aboutThread(story, description)
    if (question.length === 0) continue
    const said = contentStems(passage.plain)
    const isAnswered = answer.some((word) => said.includes(word))
    const at = passage.sentences.findIndex(({ index: place }) => opens(story, place, question))
    if (at === -1 || isAnswered) continue
    doubts.push(doubt(story, index, at, description, event, segment, question))
  }
  return doubts
}

function aboutThread(
  { bible, cast }: StoryReading,
  description: string,
): { question: readonly string[]; answer: readonly string[]; event: number | null; segment: number | null } {
  const names = new Set(cast.people.flatMap(({ forms }) => forms.flatMap(contentStems)))
  const places = new Set(
    [bible.setting.primaryLocation ?? '', ...(bible.setting.locations ?? []).map(({ name }) => name ?? '')].flatMap(
      contentStems,
    ),
  )
  const [asked = '', ...told] = description.split(/[?;:.]\s+/)
  const events = bible.timeline.majorEvents ?? []
  const asking = contentStems(asked).filter((word) => !names.has(word) && !places.has(word))
  const event = events.findIndex((candidate) => {
    const words = contentStems(`${candidate.event ?? ''} ${candidate.consequences ?? ''}`)
    return asking.filter((word) => words.includes(word)).length >= Math.max(1, Math.ceil(asking.length / 2))
  })
  // What the story calls it most: words of the question that its answer or its event uses too.
  const shared = contentStems(`${told.join(' ')} ${events[event]?.event ?? ''}`)
  const question = asking.filter((word) => shared.includes(word))
  const answer = contentStems(told.join(' ')).filter(
    (word) =>
      !asking.includes(word) &&
      !names.has(word) &&
      /^(?:settl|confess|forgiv|found|seal|paid|sign|clear|ash|slip|mend|solv|end)/.test(word),
  )
  const number = events[event]?.segmentNumber
  return {
    question: question.length > 0 ? question : asking,
    answer,
    event: event === -1 ? null : event,
    segment: number !== undefined && number > 0 ? number : null,
  }
}

/** The matter itself in this sentence or the one before, and in this one a word that leaves it open. */
function opens({ passage, claims }: StoryReading, at: number, question: readonly string[]): boolean {
  const sentence = passage.sentences[at]
  if (sentence === undefined || !OPEN.test(sentence.text)) return false
  if (!claims.all.some((claim) => claim.sentence === sentence && claim.frame === 'now')) return false
  const near = contentStems(
    passage.sentences
      .slice(Math.max(0, at - 1), at + 2)
      .map(({ text }) => text)
      .join(' '),
  )
  return question.some((word) => near.includes(word))
}

function doubt(
  { passage }: StoryReading,
  thread: number,
  at: number,
  description: string,
  event: number | null,
  segment: number | null,
  question: readonly string[],
): Doubt {
  const sentence = passage.sentences[at]
  const near = contentStems(sentence?.text ?? '')
  const isStrong = question.filter((word) => near.includes(word)).length > 0
  return {
    kind: 'resolved_thread_reopened',
    confidence: isStrong ? 0.72 : 0.6,
    start: sentence?.start ?? 0,
    end: sentence?.end ?? 0,
    pointer: `/plotThreads/${thread}`,
    establishedInSegment: event === null ? null : segment,
    reason: say('resolvedThread_why', { thread: withoutStop(description) }),
    suggestion: say('resolvedThread_do'),
  }
}
