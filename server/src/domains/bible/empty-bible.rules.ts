import type { Bible } from '@skein/contract/bible'

/** The bible a scene starts with: version 1, nothing known yet. */
export function emptyBible(): Bible {
  return { version: 1, characters: [], setting: {}, timeline: {} }
}
