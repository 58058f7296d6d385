import { describe, expect, it } from 'vitest'
import { ask, type BibleParts } from '../../../../../test/make/continuity.ts'
import { locationJump } from './location-jump.ts'

const coast: BibleParts = {
  characters: [{ canonicalName: 'Signe', description: 'A woman.' }],
  setting: {
    primaryLocation: 'The salt works',
    locations: [
      { name: 'The salt works', description: 'Pans and sheds' },
      { name: 'Vardheim', description: 'The town, two hours by cart' },
      { name: 'The chapel', description: 'Beside the sheds' },
    ],
  },
}
const of = (text: string) => ask(locationJump, coast, text)

describe('a way that takes time', () => {
  it('is missed when the clock leaves none, and the doubt cites the place', () => {
    expect(
      of('At nine Signe was raking the pans at the salt works. At ten past nine she stood in Vardheim, buying thread.'),
    ).toMatchObject([{ kind: 'location_jump', pointer: '/setting/locations/1' }])
  })

  it('is missed when no breath is drawn between', () => {
    expect(of('Signe dropped the rake at the salt works. A moment later she was in Vardheim.')).toHaveLength(1)
  })

  it.each([
    [
      'it is told',
      'At nine Signe was at the salt works. She rode all morning, and a moment later she would have missed it. She stood in Vardheim.',
    ],
    ['the clock leaves enough', 'At nine Signe was at the salt works. At noon she stood in Vardheim.'],
    ['the way is short', 'At nine Signe was at the salt works. A moment later she was in the chapel.'],
    ['it is only talked of', 'Signe was at the salt works. “A moment later you are in Vardheim,” he joked.'],
    ['nothing hurries', 'Signe was at the salt works. In Vardheim the bells rang.'],
  ])('passes when %s', (_, text) => {
    expect(of(text)).toEqual([])
  })
})
