import { area } from '../area.ts'

/** Topics and what grows in them. */
export const topicWords = area('topic', {
  all: 'All',
  open: 'Open',
  finished: 'Finished',
  shareIdea: 'Share an idea',
  sortBy: 'Sort by',
  category: 'Category',
  everyCategory: 'Every category',
  scenes: 'Scenes',
  whichScenes: 'Which scenes',
  noSceneFits: 'No scene fits this choice.',
  noScene: 'No scene grows here yet.',
  showAllScenes: 'Show all scenes',
  noSceneFitsNote: 'Others may: choose another category, or show all of them.',
  noSceneNote: 'Choose an idea below and write its opening, or share an idea of your own.',
  ideas: 'Ideas',
  noIdea: 'No idea has been shared here yet.',
  noIdeaInCategory: 'No idea in this category yet.',
  shareFirst: 'Share the first one',
  ideaNote: 'An idea is a prompt of a few sentences. Scenes grow from it.',
})
