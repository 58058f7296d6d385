import type { Bible } from '@skein/contract/bible'
import type { Verdict } from '@skein/contract/verdict'

/** A text, a bible, and what the server's own rules say of the two; a test of the server's holds them to it. */
export const judgedText =
  'Mara saw the boat and read the name on it. Odo walked up the path and laughed. A television hummed in the corner.'

export const judgedBible: Bible = {
  version: 3,
  characters: [
    {
      entityId: 'char_mara',
      canonicalName: 'Mara',
      traits: ['blind since {n} <b>winters</b>'],
      introducedInSegment: 1,
    },
    { entityId: 'char_odo', canonicalName: 'Odo', isActive: false, introducedInSegment: 1 },
  ],
  setting: { primaryLocation: 'Hollow Point', timePeriod: '1911' },
  timeline: { majorEvents: [{ segmentNumber: 2, event: 'Odo drowned in the harbour.' }] },
}

const cited = (pointer: string, establishedInSegment: number | null) => ({
  bibleVersion: 3,
  pointer,
  establishedInSegment,
})

export const verdictOfTheRules: Verdict = {
  outcome: 'block',
  bibleVersion: 3,
  validator: 'structural@1+local@3',
  findings: [
    {
      kind: 'anachronism',
      severity: 'block',
      confidence: 0.93,
      quote: { start: 81, end: 91, text: 'television' },
      cites: cited('/setting/timePeriod', null),
      reason: '“television” is first known from 1926, and this story is set in 1911 (1911).',
      suggestion: 'Use what people had at the time, or say in the story how it comes to be there.',
      wording: {
        reason: {
          id: 'anachronism_why',
          values: { thing: 'television', first: '1926', year: '1911', period: '1911' },
        },
        suggestion: { id: 'anachronism_do', values: {} },
      },
    },
    {
      kind: 'inactive_character_acts',
      severity: 'warn',
      confidence: 0.8,
      quote: { start: 43, end: 65, text: 'Odo walked up the path' },
      cites: cited('/characters/1/isActive', 2),
      reason: 'Odo acts here, but the story has Odo dead: Odo drowned in the harbour.',
      suggestion:
        'Make it a memory, a dream or somebody else’s words, give the deed to another character, or say how Odo comes to be alive.',
      wording: {
        reason: { id: 'deadActs_whySince', values: { name: 'Odo', since: 'Odo drowned in the harbour' } },
        suggestion: { id: 'deadActs_do', values: { name: 'Odo' } },
      },
    },
    {
      kind: 'trait_contradiction',
      severity: 'warn',
      confidence: 0.8,
      quote: { start: 0, end: 17, text: 'Mara saw the boat' },
      cites: cited('/characters/0/traits/0', 1),
      reason: 'Mara sees here, though the bible says of Mara: “blind since {n} <b>winters</b>”.',
      suggestion: 'Let somebody else do it, show how Mara manages otherwise, or say what has changed.',
      wording: {
        reason: {
          id: 'trait_why',
          values: { name: 'Mara', deed: { id: 'deed_sees', values: {} }, trait: 'blind since {n} <b>winters</b>' },
        },
        suggestion: { id: 'trait_do', values: { name: 'Mara' } },
      },
    },
  ],
  notes: ['A proposed change was left out: Odo is already out of the story.'],
  noteWordings: [
    {
      id: 'note_leftOut',
      values: { reason: { id: 'left_outOfStory', values: { name: 'Odo' } } },
    },
  ],
}
