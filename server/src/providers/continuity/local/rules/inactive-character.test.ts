import { describe, expect, it } from 'vitest'
import { ask, type BibleParts, wordsOf } from '../../../../../test/make/continuity.ts'
import { BLOCK_FROM } from '../doubt.ts'
import { inactiveCharacter, unexplainedReturn } from './inactive-character.ts'

const bakery: BibleParts = {
  characters: [
    {
      canonicalName: 'Piet Maes',
      aliases: ['the baker'],
      description: 'A baker; he died in the mill fire.',
      isActive: false,
    },
    { canonicalName: 'Lotte Maes', description: 'His daughter.' },
    { canonicalName: 'Joris Claes', description: 'A carter who sailed for Batavia.', isActive: false },
  ],
  timeline: { majorEvents: [{ segmentNumber: 4, event: 'Piet Maes dies in the mill fire', consequences: '' }] },
}
const of = (text: string, parts: BibleParts = bakery) => [
  ...ask(inactiveCharacter, parts, text),
  ...ask(unexplainedReturn, parts, text),
]

describe('somebody who is out of the story', () => {
  it('is asked about when the text also names what was theirs: a possessive is no other name', () => {
    for (const owner of ["Piet Maes's", 'Piet Maes’s', 'Piet Maes’'])
      expect(of(`Piet lifted the tray and wiped ${owner} knife.`)).toHaveLength(1)
  })

  it('is asked about when dead and at work, with the words, the entry and the segment that settled it', () => {
    const text = 'The shop was cold. Piet lifted the first tray out of the oven and wiped his hands.'
    const [doubt] = of(text)
    expect(doubt).toMatchObject({
      kind: 'inactive_character_acts',
      pointer: '/characters/0/isActive',
      establishedInSegment: 4,
    })
    // A third of such certainties were wrong on worlds the rule had not met.
    expect(doubt?.confidence).toBeLessThan(BLOCK_FROM)
    expect(doubt === undefined ? '' : wordsOf(text, doubt)).toBe('Piet lifted the first tray out of the oven')
  })

  it.each([
    ['speaks', '“You are early,” said Piet.'],
    ['is named by an alias', 'The baker leaned over the counter and tapped the glass.'],
    ['turns up after the verb', 'Out of the smoke came Piet, brushing flour from his sleeves.'],
    ['is seen at it', 'Lotte saw Piet turn the key.'],
    ['acts in the present tense', 'The bell rings. Piet pulls the door open and looks out at the rain.'],
  ])('is found when he %s', (_, text) => {
    expect(of(text)).toHaveLength(1)
  })

  it.each([
    [
      'a dream',
      'That night she dreamed. Piet lifted the tray and winked at her. Then she woke, and the oven was cold.',
    ],
    ['a dream owned up to last', 'Piet lifted the tray and winked at her. She woke with her cheek on the counter.'],
    ['a memory', 'Lotte remembered the winter mornings. Piet lifted the tray and winked at her.'],
    ['a flashback marked afterwards', 'Piet lifted the tray and winked at her. That was six years ago.'],
    ['the past perfect', 'Piet had lifted that tray every morning of his life.'],
    ['a condition', 'If Piet lifted the tray now, she would drop it.'],
    ['a comparison', 'She wiped her hands as Piet did.'],
    ['what he made', 'She cut the loaf with the knife Piet bought.'],
    ['his grave', 'Piet lay in the churchyard, and she went by every Sunday.'],
    ['a portrait', 'In the portrait over the till Piet lifted a tray and smiled at the customers.'],
    ['a tale', 'She told them the old story of the mill. Piet lifted the miller by his belt and set him on the roof.'],
    ['a letter', 'The letter read: Piet lifted the tray himself today.'],
    ['talk', '“Piet lifts the trays,” the boy said.'],
    ['a denial', 'Piet did not lift the tray. Nobody did.'],
    ['a namesake', 'The new boy’s name was Piet. Piet lifted the tray.'],
    ['another man of the name', 'Piet Hendriks lifted the tray.'],
    ['what hints at another time', 'It was the year the river rose. Piet lifted the tray and wiped his hands.'],
    ['a part', 'For the fundraiser old Jan came on as Piet. Piet lifted the tray and bowed.'],
    ['a cause', 'He had not died in the fire after all. Piet lifted the tray and told them where he had been.'],
  ])('passes in %s', (_, text) => {
    expect(of(text)).toEqual([])
  })

  it.each([
    ['by what he is to another', 'Lotte’s father lifted the first tray out of the oven.'],
    ['by a pronoun and a tie', 'Lotte stood at the counter. Her father lifted the tray out of the oven.'],
  ])('is found when called %s', (_, text) => {
    const family = {
      ...bakery,
      characters: [
        ...(bakery.characters ?? []).slice(0, 1),
        {
          canonicalName: 'Lotte Maes',
          description: 'A woman.',
          relationships: [{ targetEntityId: 'char_pietmaes', relationshipType: 'daughter of' }],
        },
      ],
    }
    expect(of(text, family)).toHaveLength(1)
  })

  it('walks only when the world lets the dead walk', () => {
    const rule = { ...bakery, setting: { worldRules: ['The dead may walk, but only at night'] } }
    expect(of('Under the moon Piet lifted the first tray out of the oven.', rule)).toEqual([])
    expect(of('At noon Piet lifted the first tray out of the oven.', rule)).toHaveLength(1)
  })

  it('is left alone where the dead may walk', () => {
    const haunted: BibleParts = { ...bakery, setting: { worldRules: ['The dead may come back on Sundays'] } }
    expect(of('Piet lifted the first tray out of the oven.', haunted)).toEqual([])
  })

  it('is asked for a reason when only gone away', () => {
    expect(of('Joris sat down by the fire and asked for soup.')).toMatchObject([
      { kind: 'unexplained_return', pointer: '/characters/2/isActive' },
    ])
  })

  it.each([
    ['tells of the voyage', 'Eleven weeks at sea had left him yellow. Joris sat down by the fire and asked for soup.'],
    ['writes from there', 'Joris wrote to her from Batavia that the heat was bearable.'],
  ])('is welcome when the text %s', (_, text) => {
    expect(of(text)).toEqual([])
  })
})
