import { plainArea } from '../translation.ts'

/** The frame that plays a scene on another site. */
export const embedWords = plainArea('embed', {
  none: 'There is no scene here.',
  empty: 'Nothing to watch yet.',
  lost: 'The connection was lost.',
  unplayable: 'This browser cannot play the scene.',
  watch: 'Watch on Skein',
  open: 'Open it on Skein',
  unloaded: 'The scene could not be loaded. Reload to try again.',
})
