import { area } from '../area.ts'

/** What somebody watched. */
export const historyWords = area('history', {
  title: 'Watch history',
  remember: 'Remember where I stop watching',
  rememberOn: 'Only you see it. It lets you go on where you stopped, on any device.',
  rememberOff: 'Nothing new is remembered. What is here stays until you clear it.',
  clearAll: 'Clear all',
  nothingWatched: 'You have not watched anything yet.',
  switchedOff: 'Your history is switched off.',
  findSomething: 'Find something to watch',
  nothingWatchedNote: 'Scenes you watch stand here with the place where you stopped.',
  switchedOffNote: 'Switch it on above, and scenes you watch stand here with the place where you stopped.',
  watchedScenes: 'Scenes you watched',
  clearTitle: 'Clear the whole history?',
  clearNote: 'Skein forgets every scene you watched and where you stopped. This cannot be undone.',
  clearIt: 'Clear it',
  keepIt: 'Keep it',
})
