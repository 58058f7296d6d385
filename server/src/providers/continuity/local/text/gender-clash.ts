import type { Mention } from './mentions.ts'
import type { StoryReading } from './story-reading.ts'

/** What one does to one's own body or clothes; "felt her hand" is somebody else's. */
const TO_OWN =
  '(?:tied|pinned|brushed|combed|shook|tossed|threw|gathered|smoothed|hitched|wiped|rubbed|folded|crossed|scratched|washed|dried|lifted|bent|bowed|cleared|shrugged|blew|licked|tightened|buttoned|pulled|put|with|in|on|rolled|kilted|stroked|plaited)'
const HERS = new RegExp(
  `^[^,.;]{0,24}\\b${TO_OWN} (?:up |down |back |out |both )?her (?:back|head|hair|skirts?|hands?|neck|knees|own|eyes|face|feet|dress|arms?|apron|shawl|bonnet|gown)\\b`,
  'i',
)
const HIS = new RegExp(
  `^[^,.;]{0,24}\\b${TO_OWN} (?:up |down |back |out |both )?his (?:back|head|hair|beard|hands?|neck|knees|own|eyes|face|feet|arms?|moustache|chin|coat|hat|cap|pipe|tie|collar|waistcoat|book|\\p{Ll}+ (?:side|hand|eye|arm|foot))\\b`,
  'iu',
)

/** "The Harpooner tied her hair back": told of the other sex in the same breath, so hardly the one the name belongs to. */
export function isSureClash({ passage, sentenceAt }: StoryReading, { person, start, end }: Mention): boolean {
  const sentence = person.gender === null || passage.isQuoted(start) ? null : sentenceAt(start)
  return (
    sentence !== null && (person.gender === 'male' ? HERS : HIS).test(sentence.narration.slice(end - sentence.start))
  )
}
