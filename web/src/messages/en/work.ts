import { area } from '../area.ts'

/** Everything somebody writes, by how far it is. */
export const workWords = area('work', {
  title: 'My work',
  drafts: 'Drafts',
  running: 'Running',
  published: 'Published',
  returned: 'Returned',
  failed: 'Failed',
  findScene: 'Find a scene to continue',
  drafts_empty: 'Nothing half-written.',
  drafts_words: 'What you write is kept here until you send it, and what comes back to you as well.',
  running_empty: 'Nothing is on its way.',
  running_words: 'What you send is listed here while it becomes a film: script, check, pictures, packing, joining.',
  published_empty: 'Nothing in a scene yet.',
  published_words: 'Watch a scene to its end; there it asks what happens next.',
  returned_empty: 'Nothing came back to you.',
  returned_words:
    'A text that contradicts its scene, that a provider refuses, or that you stop comes back here, with its reasons.',
  failed_empty: 'Nothing failed.',
  failed_words: 'Where a step fails for a reason that is not yours, you can take it up again from here.',
  looking: 'Looking…',
  reading: 'Reading {n, number}…',
})
