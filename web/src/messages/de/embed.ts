import type { Translation } from '../area.ts'
import type { embedWords } from '../en/embed.ts'

export const embed: Translation<typeof embedWords> = {
  none: 'Hier ist keine Szene.',
  empty: 'Noch gibt es nichts anzusehen.',
  lost: 'Die Verbindung ist abgebrochen.',
  unplayable: 'Dieser Browser kann die Szene nicht abspielen.',
  watch: 'Auf Skein ansehen',
  open: 'Auf Skein öffnen',
  unloaded: 'Die Szene ließ sich nicht laden. Lade neu, um es noch einmal zu versuchen.',
}
