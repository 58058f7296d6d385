import { describe, expect, it } from 'vitest'
import { ask, type BibleParts } from '../../../../../test/make/continuity.ts'
import { readStory } from '../text/story-reading.ts'
import { makeBible } from '../../../../../test/make/continuity.ts'
import { inactiveCharacter } from './inactive-character.ts'
import { keptSecret } from './kept-secret.ts'
import { languageContradiction } from './language-contradiction.ts'

describe('a secret', () => {
  const parts: BibleParts = {
    characters: [
      { canonicalName: 'Edda Roth', description: 'A woman' },
      { canonicalName: 'Tomas Vik', description: 'A man' },
    ],
    timeline: {
      majorEvents: [
        {
          segmentNumber: 2,
          event: 'Edda finds a silver whistle in the weir and shows it to nobody',
          consequences: 'Only Edda knows of it',
        },
      ],
    },
  }

  it('is not said by whoever was not told, with the words, the event and its segment', () => {
    expect(ask(keptSecret, parts, '“That silver whistle came out of the weir,” said Tomas.')).toMatchObject([
      { kind: 'impossible_knowledge', pointer: '/timeline/majorEvents/0', establishedInSegment: 2 },
    ])
  })

  it.each([
    ['by whoever keeps it', '“That silver whistle came out of the weir,” said Edda.'],
    ['as a guess', '“Perhaps the silver whistle came out of the weir,” said Tomas.'],
    ['as a question', '“Did that silver whistle come out of the weir?” asked Tomas.'],
    ['once it was told', 'Edda had told him everything. “The silver whistle was in the weir,” said Tomas.'],
  ])('may be said %s', (_, text) => {
    expect(ask(keptSecret, parts, text)).toEqual([])
  })
})

describe('a language', () => {
  const of = (trait: string, text: string) =>
    ask(
      languageContradiction,
      { characters: [{ canonicalName: 'Ansa', description: 'A girl', traits: [trait] }] },
      text,
    )

  it.each([
    ['speaks no French', 'Ansa answered him in rapid French.'],
    ['speaks only Spanish', 'Ansa explained it in German.'],
  ])('is not spoken by whoever %s', (trait, text) => {
    expect(of(trait, text)).toMatchObject([{ kind: 'trait_contradiction', pointer: '/characters/0/traits/0' }])
  })

  it.each([
    ['speaks no French', 'Ansa answered him in German.'],
    ['speaks only Spanish', 'Ansa answered him in Spanish.'],
    ['speaks no French', 'Ansa did not answer in French.'],
  ])('may be another, or denied: %s: %s', (trait, text) => {
    expect(of(trait, text)).toEqual([])
  })
})

describe('what somebody may be called', () => {
  const bible = makeBible({
    characters: [
      { canonicalName: 'Captain Ida Lund', description: 'Ship’s master, a woman of fifty' },
      { canonicalName: 'Tomas Vik', description: 'Printer, thirty, a man' },
      { canonicalName: 'Edda Vik', description: 'Widow, his mother' },
    ],
  })
  const named = (text: string) => readStory(text, bible, []).mentions.map(({ person }) => person.name)

  it.each([
    ['The captain coughed.', ['Captain Ida Lund']],
    ['The printer sat down.', ['Tomas Vik']],
    ['Mr Vik sat down.', ['Tomas Vik']],
    ['Madame Vik sat down.', ['Edda Vik']],
    ['A printer sat down.', []],
  ])('by title, family and work: %s', (text, expected) => {
    expect(named(text)).toEqual(expected)
  })
})

describe('somebody dead who goes on acting', () => {
  const parts: BibleParts = {
    characters: [{ canonicalName: 'Tomas Vik', description: 'A man, killed in May', isActive: false }],
  }

  it('acts, whatever a single word might hint at', () => {
    expect(ask(inactiveCharacter, parts, 'Tomas lit the stove again. He sat down and sang.')).toHaveLength(1)
  })

  it.each([
    ['remembered', 'She remembered. Tomas lit the stove and sang.'],
    ['slept and dreamt', 'She slept. Tomas lit the stove and sang.'],
    ['played on a stage', 'The curtain rose. Tomas lit the stove and sang.'],
  ])('passes when %s', (_, text) => {
    expect(ask(inactiveCharacter, parts, text)).toEqual([])
  })
})
