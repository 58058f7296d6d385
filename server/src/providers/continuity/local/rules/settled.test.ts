import { describe, expect, it } from 'vitest'
import { ask, type BibleParts, wordsOf } from '../../../../../test/make/continuity.ts'
import { countingError } from './counting-error.ts'
import { impossibleKnowledge } from './impossible-knowledge.ts'
import { resolvedThread } from './resolved-thread.ts'

const village: BibleParts = {
  characters: [
    { canonicalName: 'Marit', description: 'A woman' },
    { canonicalName: 'Olav', description: 'A man', traits: ['does not know who burned the granary'] },
  ],
  setting: { locations: [{ name: 'The granary', description: 'Stone, with seven doors' }] },
  timeline: {
    majorEvents: [
      { segmentNumber: 2, event: 'The stolen compass is found in the well', consequences: 'The matter is closed' },
      {
        segmentNumber: 3,
        event: 'Marit buries the ledger under the hearth',
        consequences: 'Only Marit knows where the ledger is',
      },
    ],
  },
  plotThreads: [
    { id: 'compass', description: 'Who stole the compass? It was found in the well', status: 'resolved' },
    { id: 'fire', description: 'Who burned the granary?', status: 'active' },
  ],
}

describe('a question the story has answered', () => {
  it('is found open again, with the thread and the segment that closed it', () => {
    expect(
      ask(resolvedThread, village, 'Still nobody knew who had the compass. They searched every house.'),
    ).toMatchObject([{ kind: 'resolved_thread_reopened', pointer: '/plotThreads/0', establishedInSegment: 2 }])
  })

  it.each([
    ['remembered as settled', 'Still nobody knew why the compass had been found in the well.'],
    ['another question', 'Still nobody knew who had burned the granary.'],
    ['the thing itself', 'The compass lay on the table.'],
  ])('passes as %s', (_, text) => {
    expect(ask(resolvedThread, village, text)).toEqual([])
  })
})

describe('a count', () => {
  it('is held against the one the story has', () => {
    const text = 'Marit went round the granary at dusk and locked all nine doors of it.'
    const [doubt] = ask(countingError, village, text)
    expect(doubt).toMatchObject({ kind: 'counting_error', pointer: '/setting/locations/0' })
    expect(doubt === undefined ? '' : wordsOf(text, doubt)).toBe('nine doors')
  })

  it.each([
    ['the same number', 'Marit locked all seven doors of the granary.'],
    ['other things', 'Marit counted nine geese by the granary.'],
    ['a measure', 'She waited nine minutes at the granary.'],
  ])('passes with %s', (_, text) => {
    expect(ask(countingError, village, text)).toEqual([])
  })
})

describe('what only others know', () => {
  it('is found in the mouth of somebody nobody told', () => {
    expect(
      ask(impossibleKnowledge, village, '“The ledger is under the hearth,” said Olav. Nobody had told him.'),
    ).toMatchObject([{ kind: 'impossible_knowledge', pointer: '/timeline/majorEvents/1' }])
  })

  it.each([
    ['a question', '“Where is the ledger?” asked Olav. Nobody had told him.'],
    ['the one who knows', 'Marit thought of the ledger under the hearth. Nobody had asked.'],
    ['a guess', 'Olav wondered whether the ledger was under the hearth.'],
  ])('passes as %s', (_, text) => {
    expect(ask(impossibleKnowledge, village, text)).toEqual([])
  })
})
