import type { Look } from './look.rules.ts'

/** What people of a calling wear in pictures, where nothing is said of their clothes. */
const CALLINGS: readonly (readonly [RegExp, Partial<Look>])[] = [
  [/\b(?:king|queen|emperor|empress|sultan|sultana)\b/, { headwear: 'crown', garment: 'robe' }],
  [/\b(?:prince|princess)\b/, { headwear: 'crown' }],
  [/\b(?:judge|bishop|abbot|abbess)\b/, { garment: 'robe' }],
  [/\b(?:cook|maid|housekeeper|washerwoman|kitchen-maid|nurse)\b/, { headwear: 'bonnet', garment: 'apron' }],
  [/\b(?:miller|baker|smith|blacksmith|shoemaker|cobbler|butcher|carpenter|innkeeper)\b/, { garment: 'apron' }],
  [/\b(?:farmer|peasant|shepherd|shepherdess|gardener)\b/, { headwear: 'straw hat', garment: 'shirt' }],
  [/\b(?:sailor|boatswain|fisherman|ferryman|coachman|porter|signalman)\b/, { headwear: 'cap', garment: 'jacket' }],
  [/\b(?:huntsman|woodcutter|woodman|forester)\b/, { headwear: 'hat', garment: 'jacket' }],
  [/\b(?:butler|banker|lawyer|gentleman|professor|lord|duke|count)\b/, { garment: 'suit' }],
]

/** @param title a person's name or what they are called, lower case. */
export function lookOfCalling(title: string): Partial<Look> {
  return CALLINGS.find(([calling]) => calling.test(title))?.[1] ?? {}
}
