import type { Stage } from '@skein/contract/jobs'

/** The five steps in a writer's words: what is done, and what it is for. */
export const STEP_WORDS: Readonly<Record<Stage, { title: string; doing: string; why: string }>> = {
  script_expansion: {
    title: 'Script',
    doing: 'Turning your words into shots',
    why: 'Shots, places, people and light are taken from your text.',
  },
  continuity_validation: {
    title: 'Continuity',
    doing: 'Checking it against the bible',
    why: 'What the scene has settled must still hold.',
  },
  video_generation: {
    title: 'Filming',
    doing: 'Making the pictures',
    why: 'Every shot is rendered; this step takes longest.',
  },
  upload: {
    title: 'Packing',
    doing: 'Preparing it for every screen',
    why: 'Sizes, captions and the poster are made and checked.',
  },
  finalization: {
    title: 'Joining',
    doing: 'Adding it to the end of the scene',
    why: 'It gets its number, and the bible learns what is new.',
  },
}
