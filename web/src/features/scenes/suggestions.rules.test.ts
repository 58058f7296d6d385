import { expect, it } from 'vitest'
import { makePreview } from '../../test/make.ts'
import { EMPTY_STARTER } from './bible-starter.rules.ts'
import { suggestionsFrom } from './suggestions.rules.ts'

const [shot] = makePreview().script.shots
const place = shot?.setting.place ?? ''
const reading = makePreview({
  cast: [
    { entityId: 'char_ines', name: 'Ines', isNew: true },
    { entityId: 'char_bram', name: 'Bram', isNew: false },
  ],
})

it('suggests who is new and where and when it begins, and nothing twice', () => {
  const text = `Ines and Bram stood at ${place}.`
  const found = suggestionsFrom(reading, text, EMPTY_STARTER)
  expect(found.map(({ kind, words }) => `${kind} ${words}`)).toEqual([
    'person Ines',
    `place ${place}`,
    `hour ${shot?.setting.timeOfDay}`,
    `tone ${shot?.mood}`,
  ])
  const settled = found.reduce((starter, one) => one.take(starter), EMPTY_STARTER)
  expect(settled.characters.map(({ name }) => name)).toEqual(['Ines'])
  expect(suggestionsFrom(reading, text, settled)).toEqual([])
})

it('suggests no place that the text does not name', () => {
  const kinds = suggestionsFrom(reading, 'Ines waited.', EMPTY_STARTER).map(({ kind }) => kind)
  expect(kinds).not.toContain('place')
})
