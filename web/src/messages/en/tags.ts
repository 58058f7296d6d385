import { area } from '../area.ts'

/** Tags and the ideas that carry them. */
export const tagsWords = area('tags', {
  title: 'Tags',
  intro: 'What the newest ideas are about, most used first.',
  none: 'No idea has a tag yet.',
  chooseTopic: 'Choose a topic',
  noneNote: 'Tags are given when an idea is shared. Choose a topic and share one.',
  tag: '#{tag}',
  noIdea: 'No idea carries this tag.',
  seeTags: 'See the tags in use',
  noIdeaNote: 'It may have been taken away from the last one. Look through the others, or share an idea with this tag.',
  sortBy: 'Sort by',
})
