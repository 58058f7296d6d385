import { area } from '../area.ts'

/** What a person chooses for their account. */
export const settingsWords = area('settings', {
  title: 'Settings',
})
