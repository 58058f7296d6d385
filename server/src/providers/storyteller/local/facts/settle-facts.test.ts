import type { Bible } from '@skein/contract/bible'
import { expect, it } from 'vitest'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { tellLocally } from '../tell-locally.ts'
import { settleFacts } from './settle-facts.ts'

const person = (entityId: string, canonicalName: string, description: string) => ({
  entityId,
  canonicalName,
  description,
})
const bible: Bible = {
  ...emptyBible(),
  characters: [
    person('char_mara', 'Mara Holt', 'A woman of the island.'),
    person('char_piet', 'Piet Maes', 'A man of the island.'),
    person('char_anna', 'Anna', 'A woman.'),
    person('char_theharper', 'the harper', ''),
    person('char_narrator', 'the narrator', 'Says “I” in the telling.'),
  ],
}
/** What a text settles, without the events that are its evidence. */
const settled = (text: string) =>
  settleFacts(text, bible, [])
    .filter((one) => one.op !== 'add_event' || !one.consequences.startsWith('Settled'))
    .map((one) => {
      if (one.op === 'add_trait') return `${one.entityId}: ${one.trait}`
      if (one.op === 'add_relationship') return `${one.entityId}: ${one.relationshipType} ${one.targetEntityId}`
      if (one.op === 'set_active') return `${one.entityId}: gone`
      return one.op === 'add_event' ? one.consequences : one.op
    })

it.each([
  ['Mara Holt sat down. Her left hand was missing.', 'char_mara: left hand missing'],
  ['The blind harper tuned a string and played.', 'char_theharper: blind'],
  ['Piet Maes was deaf.', 'char_piet: deaf'],
  ['Piet Maes, a widower, opened the door.', 'char_piet: a widower'],
  ['Piet Maes had a wooden leg.', 'char_piet: has a wooden leg'],
  ['Mara Holt looked up. Her eyes were green.', 'char_mara: green eyes'],
  ['Piet Maes laughed, and went to find his sister Anna.', 'char_anna: sister of char_piet'],
  ['Anna, the daughter of Mara Holt, came in.', 'char_anna: daughter of char_mara'],
  ['They waited for Anna, Piet’s wife.', 'char_anna: wife of char_piet'],
  ['Piet Maes died in the night.', 'char_piet: gone'],
  ['Piet Maes was killed by the falling mast.', 'char_piet: gone'],
  ['Piet Maes sailed for Bergen.', 'Piet Maes has left for Bergen.'],
  ['Mara Holt lived at Kettle Point.', 'char_mara: lives at Kettle Point'],
  ['Mara Holt swore never to touch a card again.', 'char_mara: swore never to touch a card again'],
  ['The inn burned to the ground while they slept.', 'The inn is no more.'],
])('settles what the narration tells plainly: %s', (text, fact) => {
  expect(settled(text)).toEqual([fact])
})

it.each([
  '“Piet Maes died in the night,” said Anna.',
  'Mara dreamt. In her dream Piet Maes died.',
  'If Piet Maes died, who would keep the light?',
  'Nobody knew whether Piet Maes was dead.',
  'Piet Maes was almost blind with rage.',
  'Piet Maes was blind and deaf on the subject.',
  'Piet Maes died of laughing.',
  'Once upon a time, the story went, Piet Maes was blind.',
  'Was Piet Maes blind?',
  'The harper asked him to wait, but Piet Maes hid his golden hair from him.',
  'My sister Anna came in, and I was blind.',
  'Piet Maes might live at Kettle Point.',
])('settles nothing by speech, dream, doubt, a figure or an “I” that may be anybody: %s', (text) => {
  expect(settled(text)).toEqual([])
})

it('leaves the sentence as evidence beside the segment that settles it, through the bible engine', () => {
  const text = 'Mara Holt carried the lamp up. Her left hand was missing.'
  const { operations } = tellLocally(text, { sceneTitle: '', bible, summary: '', recentSegments: [] })
  const next = applyOperations(bible, operations, { segmentNumber: 7 }).bible
  expect(next.characters[0]?.traits).toEqual(['left hand missing'])
  expect(next.timeline.majorEvents).toContainEqual({
    segmentNumber: 7,
    event: 'Her left hand was missing.',
    consequences: 'Settled of Mara Holt: left hand missing.',
  })
  const again = tellLocally(text, { sceneTitle: '', bible: next, summary: '', recentSegments: [] }).operations
  expect(again.filter(({ op }) => op === 'add_trait')).toEqual([])
})

it('takes a role word for the one known person it means, and a vague one beside named people for nobody', () => {
  const told = (text: string, known: Bible) =>
    tellLocally(text, { sceneTitle: '', bible: known, summary: '', recentSegments: [] }).operations.flatMap((one) =>
      one.op === 'add_character' ? [one.canonicalName] : [],
    )
  const widow = { ...emptyBible(), characters: [person('char_ada', 'Ada Reed', 'The widow of the miller.')] }
  expect(told('The widow locked the door, and the widow wept.', widow)).toEqual([])
  expect(told('Ada Reed waited. A man nodded to her.', widow)).toEqual([])
  expect(told('Ada Reed waited. A man nodded to her. The man sat down.', widow)).toEqual(['the man'])
  expect(told('A man walked along the shore.', widow)).toEqual(['the man'])
})

it('knows a person under the other form of the name', () => {
  const known = {
    ...emptyBible(),
    characters: [person('char_sidneytracy', 'Sidney Tracy', ''), person('char_drgarden', 'Dr. Garden', '')],
  }
  const { operations } = tellLocally('Sid Tracy laughed. Doctor Garden shook his head.', {
    sceneTitle: '',
    bible: known,
    summary: '',
    recentSegments: [],
  })
  expect(operations.filter(({ op }) => op === 'add_character')).toEqual([])
  expect(operations).toContainEqual({ op: 'add_alias', entityId: 'char_sidneytracy', alias: 'Sid Tracy' })
})
