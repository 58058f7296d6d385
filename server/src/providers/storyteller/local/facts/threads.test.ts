import type { Bible } from '@skein/contract/bible'
import { describe, expect, it } from 'vitest'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { settleFacts } from './settle-facts.ts'

const bible: Bible = {
  ...emptyBible(),
  characters: [
    { entityId: 'char_mara', canonicalName: 'Mara Holt', description: 'A woman of the island.' },
    { entityId: 'char_piet', canonicalName: 'Piet Maes', description: 'A man of the island.' },
    { entityId: 'char_tomreed', canonicalName: 'Tom Reed', description: 'A boy.' },
  ],
}
/** The bible after these texts were published one after the other. */
function after(...texts: readonly string[]): Bible {
  return texts.reduce(
    (told, text, index) =>
      applyOperations(told, settleFacts(text, told, texts.slice(0, index)), { segmentNumber: index + 1 }).bible,
    bible,
  )
}
const threadsAfter = (...texts: readonly string[]) =>
  (after(...texts).plotThreads ?? []).map(({ description, status }) => `${status}: ${description}`)
const isActive = (told: Bible, entityId: string) =>
  told.characters.find((character) => character.entityId === entityId)?.isActive ?? true

describe('a thread', () => {
  it.each([
    ['The old ring was missing. They searched the house.', 'The old ring is missing.'],
    ['Her lamp had been stolen.', 'Her lamp is missing.'],
    ['Tom Reed had disappeared.', 'Tom Reed is missing.'],
    ['Nobody on the island knew who had taken the ring.', 'Who had taken the ring?'],
    ['Mara Holt swore to find the ring.', 'Mara Holt has sworn to find the ring.'],
    ['Piet Maes promised that he would bring back the child.', 'Piet Maes has promised to bring back the child.'],
    ['Piet Maes set out to rescue Tom Reed.', 'Piet Maes has set out to rescue Tom Reed.'],
  ])('opens where the narration says so: %s', (text, description) => {
    expect(threadsAfter(text)).toEqual([`active: ${description}`])
  })

  it.each([
    '“The ring is missing,” said Mara Holt.',
    'If the ring was missing, who had taken it?',
    'Was the ring missing?',
    'The ring was not missing.',
    'His smile had vanished. The sun was gone. Her left hand was missing. She looked for her hat.',
    'A button was missing. The cook had disappeared.',
    'The elastic was missing.',
    'Mara dreamt. In her dream the ring was missing.',
    'Once upon a time, the story went, the ring was missing.',
    'Nobody knew who he was. Nobody knew what to do.',
    'Mara Holt promised to be good. Piet Maes promised to come to tea.',
    'The ring was missing. She looked under the bed, and found the ring.',
  ])('does not open by speech, doubt, a dream, a figure, or what is settled at once: %s', (text) => {
    expect(threadsAfter(text)).toEqual([])
  })

  it.each([
    ['The ring was missing. They searched the house.', 'Piet Maes found the ring under the stove.'],
    ['The ring was missing. They searched the house.', 'In the end the ring turned up in the flour.'],
    ['Tom Reed had disappeared.', 'Tom Reed came home at dusk.'],
    ['Tom Reed had disappeared.', 'They found Tom Reed asleep in the boat.'],
    ['Nobody knew who had taken the ring.', 'It was Tom Reed who had taken the ring.'],
    ['Nobody knew who had taken the ring.', 'Tom Reed confessed that he had taken the ring.'],
    ['Mara Holt swore to find the ring.', 'The ring was found at last.'],
    ['Piet Maes promised to bring back the child.', 'Piet Maes kept his promise.'],
  ])('closes when its own matter is settled: %s %s', (opening, answer) => {
    expect(threadsAfter(opening, answer)).toEqual([expect.stringMatching(/^resolved: /)])
  })

  it.each([
    ['The ring was missing. They searched the house.', 'Piet Maes found the lamp.'],
    ['The ring was missing. They searched the house.', 'Piet Maes found a ring in a shop.'],
    ['The ring was missing. They searched the house.', '“I found the ring,” said Piet Maes.'],
    [
      'The ring was missing. They searched the house.',
      'Nobody found the ring. If Piet found the ring, he would say so.',
    ],
    ['Nobody knew who had taken the ring.', 'Piet Maes had taken the lamp. Tom Reed might have taken the ring.'],
    ['Mara Holt swore to find the ring.', 'Piet Maes kept his promise.'],
  ])('stays open by anything else: %s %s', (opening, other) => {
    expect(threadsAfter(opening, other)).toEqual([expect.stringMatching(/^active: /)])
  })

  it('leaves its sentence as evidence beside the segment, opening and closing', () => {
    const told = after('The ring was missing. They searched the house.', 'Piet Maes found the ring.')
    expect(told.timeline.majorEvents).toEqual([
      { segmentNumber: 1, event: 'The ring was missing.', consequences: 'Open: The ring is missing.' },
      { segmentNumber: 2, event: 'Piet Maes found the ring.', consequences: 'No longer open: The ring is missing.' },
    ])
  })
})

describe('somebody', () => {
  it.each([
    'Piet Maes left the island for good.',
    'Piet Maes sailed from the harbour, never to return.',
    'Piet Maes was banished.',
    'Piet Maes was carried off by the soldiers.',
    'Piet Maes was never seen again.',
  ])('is out of the story when it says so: %s', (text) => {
    const told = after(text)
    expect(isActive(told, 'char_piet')).toBe(false)
    expect(told.timeline.majorEvents).toContainEqual(expect.objectContaining({ segmentNumber: 1, event: text }))
  })

  it.each([
    'Piet Maes left the room. Piet Maes went home.',
    'Piet Maes was carried away by the music.',
    '“Piet Maes was banished,” said Mara.',
    'Piet Maes would leave for good one day. Perhaps Piet Maes was banished?',
  ])('stays in it by less: %s', (text) => {
    expect(isActive(after(text), 'char_piet')).toBe(true)
  })

  it('is back in it when they come back, and not from the dead', () => {
    expect(isActive(after('Piet Maes was banished.', 'In spring Piet Maes came back.'), 'char_piet')).toBe(true)
    expect(isActive(after('Piet Maes was banished.', 'Mara hoped that Piet Maes came back.'), 'char_piet')).toBe(false)
    expect(isActive(after('Piet Maes was killed.', 'Piet Maes came back.'), 'char_piet')).toBe(false)
  })
})
