import { area } from '../area.ts'

/** One idea, and how it is shared. */
export const ideaWords = area('idea', {
  startScene: 'Start a scene',
  startNote: 'Write its opening; Skein films it. After that anybody can write what happens next.',
  shared: 'shared {when}',
  scenesGrown: 'Scenes grown from it',
  scenesGrownLabel: 'Scenes grown from this idea',
  nobodyBegan: 'Nobody has begun yet.',
  startFirst: 'Start the first scene',
  startFirstNote: 'A title and a few sentences are enough.',
  inCategory: ', {category}',
})
