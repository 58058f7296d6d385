import { area } from '../area.ts'

/** Kinds, facets and states of a search. */
export const facetWords = area('facet', {
  all: 'Everything',
  scenes: 'Scenes',
  ideas: 'Ideas',
  people: 'People',
  topics: 'Topic',
  tags: 'Tag',
  languages: 'Language',
  lengths: 'Length',
  contentNotes: 'Content notes',
  open: 'Open to continue',
  finished: 'Finished',
  growing: 'Has scenes',
  waiting: 'Waiting for one',
  short: 'Under a minute',
  medium: 'One to five minutes',
  long: 'Over five minutes',
})
