import { area } from '../area.ts'

/** What somebody follows. */
export const followsWords = area('follows', {
  title: 'Following',
  nothing: 'You do not follow anything yet.',
  seeGrowing: 'See what is growing now',
  nothingNote:
    'The bell stands beside every scene, topic and writer. What is new in them then stands on your front page.',
  scene: 'Scene, followed <time>{when}</time>',
  topic: 'Topic, followed <time>{when}</time>',
  person: 'Person, followed <time>{when}</time>',
})
