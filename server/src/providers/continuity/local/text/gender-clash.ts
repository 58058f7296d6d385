import type { Mention } from './mentions.ts'
import type { StoryReading } from './story-reading.ts'

const HERS = /^[^,.;]{0,30}\bher (?:back|head|hair|skirts?|hands?|neck|knees|own|eyes|face|feet|dress|arms?)\b/i
const HIS =
  /^[^,.;]{0,30}\bhis (?:back|head|hair|beard|hands?|neck|knees|own|eyes|face|feet|arms?|moustache|\p{Ll}+ (?:side|hand|eye|arm|foot))\b/iu

/** "The Harpooner tied her hair back": told of the other sex in the same breath, so hardly the one the name belongs to. */
export function isSureClash({ passage, sentenceAt }: StoryReading, { person, start, end }: Mention): boolean {
  const sentence = person.gender === null || passage.isQuoted(start) ? null : sentenceAt(start)
  return (
    sentence !== null && (person.gender === 'male' ? HERS : HIS).test(sentence.narration.slice(end - sentence.start))
  )
}
