import { describe, expect, it } from 'vitest'
import { ask, type BibleParts, wordsOf } from '../../../../../test/make/continuity.ts'
import { aliasConfusion } from './alias-confusion.ts'
import { duplicateCharacter } from './duplicate-character.ts'

const crew: BibleParts = {
  characters: [
    {
      canonicalName: 'Henrik Moe',
      aliases: ['the Harpooner'],
      description: 'A man of sixty',
      traits: ['grey plait', 'carves whalebone chessmen'],
    },
    {
      canonicalName: 'Sigrid Aas',
      aliases: ['the Cook'],
      description: 'A woman of thirty',
      traits: ['scar across the chin', 'keeps the only key to the rum locker'],
    },
  ],
}

describe('a name on the wrong person', () => {
  it('is found when he is told of as she', () => {
    expect(ask(aliasConfusion, crew, 'The Harpooner tied her hair back and went below.')).toMatchObject([
      { kind: 'alias_confusion', pointer: '/characters/0/aliases/0' },
    ])
  })

  it.each([
    ['the right person', 'The Harpooner tied his hair back and went below.'],
    ['with somebody else in sight', 'The Harpooner waited for Sigrid and took her lamp.'],
    ['in disguise', 'Disguised as a widow, the Harpooner tied her hair back.'],
  ])('passes for %s', (_, text) => {
    expect(ask(aliasConfusion, crew, text)).toEqual([])
  })
})

describe('somebody new who is somebody known', () => {
  it('is found by what they are recognised by', () => {
    const text =
      'There was a woman called Berit Foss aboard, with a scar across her chin, and she kept the only key to the rum locker.'
    const [doubt] = ask(duplicateCharacter, crew, text)
    expect(doubt).toMatchObject({ kind: 'duplicate_character', pointer: '/characters/1' })
    expect(doubt === undefined ? '' : wordsOf(text, doubt)).toContain('Berit Foss')
  })

  it.each([
    [
      'somebody new with marks of their own',
      'There was a woman called Berit Foss aboard, with a wooden leg and a parrot.',
    ],
    [
      'somebody beside the one they resemble',
      'There was a woman called Berit Foss aboard. Sigrid, who had the scar across her chin and kept the only key to the rum locker, disliked her.',
    ],
  ])('passes for %s', (_, text) => {
    expect(ask(duplicateCharacter, crew, text)).toEqual([])
  })
})
