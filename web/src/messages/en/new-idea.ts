import { area } from '../area.ts'

/** The form an idea is shared with. */
export const newIdeaWords = area('newIdea', {
  title: 'Title',
  titleMissing: 'Give the idea a title.',
  idea: 'The idea',
  ideaHint: 'A situation, a place, a question. Leave room: others decide how it goes on.',
  ideaMissing: 'Describe the idea in a sentence or two.',
  category: 'Category',
  noCategory: 'No category',
  tags: 'Tags',
  tagsHint: 'Words people may look for, with commas between them; at most {n, number}. You can leave this empty.',
  sharing: 'Sharing…',
  share: 'Share the idea',
})
