import { area } from '../area.ts'

/** Scenes and ideas in lists, and the scene at the top of the front page. */
export const cardWords = area('card', {
  openingFilmed: 'Opening being filmed',
  writers: '{n, plural, one {# writer} other {# writers}}',
  segmentsLength: '{n, plural, one {# segment} other {# segments}}, {duration}',
  watch: 'Watch',
  writeNext: 'Write what happens next',
  scenesIn: 'Scenes in {topic}',
  noSceneYet: 'No scene yet',
})
