import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { readKeptSecrets, type Secret } from '../facts/secrets.ts'
import { contentStems } from '../facts/stems.ts'
import { speakerAt } from '../text/speakers.ts'
import type { StoryReading } from '../text/story-reading.ts'

/** How they may have learned it after all, or that they do not know. */
const LEARNED =
  /\b(?:guess\p{L}*|wonder\p{L}*|suppose[ds]?|suspect\p{L}*|overheard|confess\p{L}*|let slip|told (?:him|her|them|me|us|\p{Lu}\p{L}+) (?:everything|all|about|of|that|at last)|rumou?r|dream\p{L}*|read (?:the|a|his|her) (?:letter|note|diary)|found (?:the|a) (?:letter|note)|what if|who told|heard (?:it )?(?:from|about)|saw (?:it|them|him|her) (?:himself|herself|myself)|everybody knows|it was out|had shown|showed (?:him|her|them|me))\b/iu
const UNSURE =
  /\?|\b(?:told (?:me|us)|tells (?:me|us)|says (?:that|he|she)|perhaps|maybe|might|must have|if|would|could it|I wonder|I suppose)\b/i
const HITS_NEEDED = 2

/** Somebody says outright what the bible leaves to others alone. A doubt: the text may tell later how they know. */
export const keptSecret: Rule = (story) => {
  const { bible, cast, passage, signs } = story
  if (signs.isUnreliable || LEARNED.test(passage.plain)) return []
  for (const secret of readKeptSecrets(bible, cast)) {
    const found = findTold(story, secret)
    if (found !== null) return [found]
  }
  return []
}

function findTold(story: StoryReading, secret: Secret): Doubt | null {
  const { passage, mentions } = story
  for (const { start, end } of passage.speech) {
    const said = passage.plain.slice(start, end)
    if (UNSURE.test(said)) continue
    const stems = new Set(contentStems(said))
    const hit = secret.stems.filter((word) => stems.has(word))
    if (hit.length < HITS_NEEDED) continue
    const speaker = speakerAt(story, start)
    if (speaker === null || (speaker.person !== null && secret.knowers.includes(speaker.person))) continue
    // What one who knows has said before in this text is no secret any more.
    const isToldHere = mentions.some(
      ({ person, start: at }) =>
        at < start && secret.knowers.includes(person) && speakerAt(story, at)?.person === person,
    )
    if (isToldHere) continue
    const { claim, person } = speaker
    const who =
      person?.name ??
      passage.plain.slice(claim.subject[0]?.start ?? claim.start, claim.subject.at(-1)?.end ?? claim.end)
    return {
      kind: 'impossible_knowledge',
      confidence: 0.64,
      start,
      end,
      pointer: secret.pointer,
      establishedInSegment: secret.establishedInSegment,
      reason: say('secret_why', { name: who, secret: withoutStop(secret.text) }),
      suggestion: say('secret_do'),
    }
  }
  return null
}
