import type { Translation } from '../area.ts'
import type { settingsWords } from '../en/settings.ts'

export const settings: Translation<typeof settingsWords> = {
  title: 'Einstellungen',
}
