import { area } from '../area.ts'

/** What came before, as far as this viewer goes. */
export const recapWords = area('recap', {
  title: 'What came before segment {n, number}',
  looking: 'Looking back…',
  item: '<b>{n, number}</b> · {name}',
  watchFrom: 'Watch from segment {n, number}',
})
