import { area } from '../area.ts'

/** The five steps in a writer's words: what is done, and what it is for. */
export const stepWords = area('step', {
  script_expansion_title: 'Script',
  script_expansion_doing: 'Turning your words into shots',
  script_expansion_why: 'Shots, places, people and light are taken from your text.',
  continuity_validation_title: 'Continuity',
  continuity_validation_doing: 'Checking it against the bible',
  continuity_validation_why: 'What the scene has settled must still hold.',
  video_generation_title: 'Filming',
  video_generation_doing: 'Making the pictures',
  video_generation_why: 'Every shot is rendered; this step takes longest.',
  upload_title: 'Packing',
  upload_doing: 'Preparing it for every screen',
  upload_why: 'Sizes, captions and the poster are made and checked.',
  finalization_title: 'Joining',
  finalization_doing: 'Adding it to the end of the scene',
  finalization_why: 'It gets its number, and the bible learns what is new.',
})
