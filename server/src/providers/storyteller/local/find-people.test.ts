import type { Bible, BibleOperation } from '@skein/contract/bible'
import { describe, expect, it } from 'vitest'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { tellLocally } from './tell-locally.ts'

function operationsFor(text: string, bible: Bible = emptyBible()): BibleOperation[] {
  return tellLocally(text, { sceneTitle: 'The Lamp', bible, summary: '', recentSegments: [] }).operations
}

function newPeople(operations: readonly BibleOperation[]): string[] {
  return operations.flatMap((operation) => (operation.op === 'add_character' ? [operation.canonicalName] : []))
}

describe('new people', () => {
  it('are those whom titles, speech and deeds show to be people', () => {
    const operations = operationsFor(
      '“Go home,” said Thandiwe. Dr. Denbigh shook his head, and Aunt Elizabeth laughed. Harry Goward took his hat.',
    )
    expect(newPeople(operations).toSorted()).toEqual(['Aunt Elizabeth', 'Dr. Denbigh', 'Harry Goward', 'Thandiwe'])
  })

  it.each([
    'On Monday, in August, the Banner printed it.',
    'Thank God! Heaven knows the English and the French will never agree.',
    'They went to Baker Street, past the Temple house, towards New York.',
    'Perhaps. However. Nobody ever reads Middlemarch or the Bible there.',
    'NOBODY was EVER going to tell Him.',
    'Everything is Love. Justice waits. Summer came.',
  ])('are not invented: %s', (text) => {
    expect(newPeople(operationsFor(text))).toEqual([])
  })

  it('are called by what they are when they act without a name, each once', () => {
    expect(
      newPeople(
        operationsFor(
          'The old king wept, and the Footman opened the Door. “Rise,” said the king. A wolf ran by. His throne was the ' +
            'king’s own, and he was no fool. She spoke of the queen.',
        ),
      ),
    ).toEqual(['the king', 'the Footman', 'the wolf'])
  })

  it('are not made of "the lady" and "the boy" whose names are known', () => {
    const operations = operationsFor('Anna Berg came in. The lady smiled. Tom Reed followed, and the boy laughed.')
    expect(newPeople(operations).toSorted()).toEqual(['Anna Berg', 'Tom Reed'])
  })

  it('include whoever says "I", under one id for ever', () => {
    const operations = operationsFor('I woke late. I dressed and went down. Nobody was there.')
    expect(operations).toContainEqual(expect.objectContaining({ op: 'add_character', entityId: 'char_narrator' }))
    expect(newPeople(operationsFor('“I am tired,” said Anna Berg. “I shall sleep. I shall dream.”'))).toEqual([
      'Anna Berg',
    ])
  })

  it('are one person under their shorter and longer names', () => {
    const operations = operationsFor(
      'Miss Elizabeth Talbert came in. “Aunt Elizabeth!” cried Peggy. Elizabeth smiled. Dr. Denbigh rose. Denbigh bowed.',
    )
    expect(newPeople(operations)).toEqual(['Elizabeth Talbert', 'Dr. Denbigh', 'Peggy'])
    expect(operations).toContainEqual({ op: 'add_alias', entityId: 'char_elizabethtalbert', alias: 'Aunt Elizabeth' })
  })

  it('stay apart when one name could be two people', () => {
    const operations = operationsFor('Mr. Talbert shook hands with Mrs. Talbert. Miss Talbert laughed.')
    expect(newPeople(operations)).toEqual(['Mr. Talbert', 'Mrs. Talbert', 'Miss Talbert'])
    expect(operations.some(({ op }) => op === 'add_alias')).toBe(false)
  })

  it('are none whom the text only speaks of, until they act', () => {
    const spokenOf =
      'Anna Berg laid William James’s book aside. She thought of Clara Barton, and of the ghost that appeared to the late Mr. Kemble. ' +
      '“God save Queen Victoria,” said Tom Reed. “Mr. Squares drew up the lease, and Mr. Squares is never wrong.”'
    expect(newPeople(operationsFor(spokenOf)).toSorted()).toEqual(['Anna Berg', 'Tom Reed'])
    expect(newPeople(operationsFor('Mr. Squares took off his hat. “Come in, Clara Barton!” he cried.'))).toEqual([
      'Clara Barton',
      'Mr. Squares',
    ])
    expect(newPeople(operationsFor('She walked up to Mr. Kemble and shook his hand.'))).toEqual(['Mr. Kemble'])
  })

  it('are not new when the bible knows them', () => {
    const bible = { ...emptyBible(), characters: [{ entityId: 'char_cyrus', canonicalName: 'Cyrus Talbert' }] }
    const operations = operationsFor('“Come in,” said Mr. Talbert. Cyrus opened the door.', bible)
    expect(newPeople(operations)).toEqual([])
    expect(operations).toContainEqual({ op: 'add_alias', entityId: 'char_cyrus', alias: 'Mr. Talbert' })
  })

  it('get the same id from every writer', () => {
    const [one, other] = [operationsFor('“Yes,” said Zoë.'), operationsFor('“No,” said Zoe.')]
    expect(one).toContainEqual(expect.objectContaining({ op: 'add_character', entityId: 'char_zoe' }))
    expect(other).toContainEqual(expect.objectContaining({ op: 'add_character', entityId: 'char_zoe' }))
  })
})

describe('short texts, as most writers send them', () => {
  it.each([
    ['Kael drew his sword and stepped into the tavern.', 'Kael'],
    ['Then Thandiwe nodded.', 'Thandiwe'],
    ['Nobody knew a boy named Tomas.', 'Tomas'],
    ['At midnight Elena Marsh came out of the side door.', 'Elena Marsh'],
    ['Mara lit the lantern.', 'Mara'],
    ['"The bridge was out," Lyra muttered.', 'Lyra'],
  ])('name somebody at once: %s', (text, name) => {
    expect(newPeople(operationsFor(text))).toEqual([name])
  })

  it.each([
    'Darkness touched her face.',
    'Smoke filled the room. Rain fell. Silence answered him.',
    'Children pointed. Footsteps came closer.',
    'Hope woke in her. Dawn broke.',
    'Clearly the bridge would not hold it. Once more they tried the door.',
  ])('name nobody with a capital that only opens a sentence: %s', (text) => {
    expect(newPeople(operationsFor(text))).toEqual([])
  })
})
