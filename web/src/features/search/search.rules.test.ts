import { array, assert as assertProperty, constantFrom, dictionary, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anyWordOf,
  chosenFacets,
  ideaQueryOf,
  parseSearch,
  sceneQueryOf,
  searchParams,
  toggleFacet,
  withoutFacets,
} from './search.rules.ts'

const read = (address: string) => parseSearch(new URLSearchParams(address))

describe('the address of a search', () => {
  it('holds words, kind, every facet and the state', () => {
    const search = read(
      'q=fog%20bell&kind=scenes&topics=sea,land&tagsNot=fog,sea+stories&languages=de&lengthsNot=long&contentNotesNot=grief,boredom&state=open',
    )
    expect(sceneQueryOf(search)).toEqual({
      q: 'fog bell',
      topics: 'sea,land',
      tagsNot: 'fog,sea stories',
      languages: 'de',
      lengthsNot: 'long',
      contentNotesNot: 'grief',
      state: 'open',
    })
    expect(ideaQueryOf(search)).toEqual({ q: 'fog bell', topics: 'sea,land', tagsNot: 'fog,sea stories' })
  })

  it('is read back as it was written, whatever it is edited to, and never asks what the server refuses', () => {
    const name = constantFrom('q', 'kind', 'topics', 'topicsNot', 'tags', 'languages', 'lengthsNot', 'state', 'page')
    const value = array(constantFrom('scenes', 'people', 'open', 'growing', 'short', 'de', 'ß', ',', ' ')).map((all) =>
      all.join(','),
    )
    assertProperty(
      property(dictionary(name, value), string({ unit: 'grapheme', maxLength: 300 }), (params, q) => {
        const search = parseSearch(new URLSearchParams({ ...params, q }))
        const written = searchParams(search)
        expect(parseSearch(new URLSearchParams(written))).toEqual(search)
        expect(search.q.length).toBeLessThanOrEqual(200)
        for (const one of chosenFacets(search))
          if (one.facet === 'lengths') expect(['short', 'medium', 'long']).toContain(one.value)
      }),
    )
  })
})

describe('a facet', () => {
  it('is asked for, left out, or neither, and never both', () => {
    const only = toggleFacet(read('kind=ideas'), 'tags', 'fog', 'only')
    const not = toggleFacet(only, 'tags', 'fog', 'not')
    expect(chosenFacets(only)).toEqual([{ facet: 'tags', value: 'fog', side: 'only' }])
    expect(chosenFacets(not)).toEqual([{ facet: 'tags', value: 'fog', side: 'not' }])
    expect(chosenFacets(toggleFacet(not, 'tags', 'fog', 'not'))).toEqual([])
    expect(searchParams(withoutFacets({ ...not, q: 'bell', state: 'growing' }))).toEqual({ q: 'bell', kind: 'ideas' })
  })
})

it('is loosened to any of its words unless it says how they join', () => {
  expect(anyWordOf('fog bell')).toBe('fog or bell')
  for (const q of ['fog', 'fog or bell', '"fog bell" sea', 'fog -bell']) expect(anyWordOf(q)).toBeNull()
})
