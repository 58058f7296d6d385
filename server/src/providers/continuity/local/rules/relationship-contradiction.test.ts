import { describe, expect, it } from 'vitest'
import { ask, type BibleParts } from '../../../../../test/make/continuity.ts'
import { relationshipContradiction } from './relationship-contradiction.ts'

const family: BibleParts = {
  characters: [
    {
      canonicalName: 'Nora Beck',
      description: 'A woman',
      relationships: [{ targetEntityId: 'char_paulbeck', relationshipType: 'sister of' }],
    },
    { canonicalName: 'Paul Beck', description: 'A man' },
    {
      canonicalName: 'Ada Lund',
      description: 'A woman',
      relationships: [{ targetEntityId: 'char_paulbeck', relationshipType: 'engaged to' }],
    },
  ],
}
const of = (text: string) => ask(relationshipContradiction, family, text)

describe('how people belong together', () => {
  it.each([
    ['named outright', 'Nora was Paul’s wife, and everybody on the quay knew it.'],
    ['in passing', 'She looked for Nora’s husband, Paul, in the crowd.'],
    ['beside the name', 'Paul, Nora’s cousin, carried the trunk.'],
  ])('is found against the bible: %s', (_, text) => {
    expect(of(text)).toMatchObject([{ kind: 'relationship_contradiction', pointer: '/characters/0/relationships/0' }])
  })

  it.each([
    ['the bond it has', 'Paul, Nora’s brother, carried the trunk.'],
    ['a bond that follows', 'Ada was Paul’s wife by the spring.'],
    ['people it says nothing of', 'Ada was Nora’s cousin.'],
    ['a figure of speech', 'She was like Paul’s wife to them. Nora was Paul’s wife in all but name.'],
    ['a lie owned up to', 'Nora was Paul’s wife, she said. It was a lie.'],
    ['an in-law', 'Nora was Ada’s sister-in-law.'],
  ])('passes as %s', (_, text) => {
    expect(of(text)).toEqual([])
  })
})
