import type { Translation } from '../area.ts'
import type { historyWords } from '../en/history.ts'

export const history: Translation<typeof historyWords> = {
  title: 'Verlauf',
  remember: 'Merken, wo ich aufhöre zu schauen',
  rememberOn: 'Nur du siehst es. So kannst du auf jedem Gerät da weiterschauen, wo du aufgehört hast.',
  rememberOff: 'Nichts Neues wird gemerkt. Was hier steht, bleibt, bis du es löschst.',
  clearAll: 'Alles löschen',
  nothingWatched: 'Du hast noch nichts angesehen.',
  switchedOff: 'Dein Verlauf ist ausgeschaltet.',
  findSomething: 'Etwas zum Ansehen finden',
  nothingWatchedNote: 'Szenen, die du ansiehst, stehen hier mit der Stelle, an der du aufgehört hast.',
  switchedOffNote:
    'Schalte ihn oben ein, dann stehen Szenen, die du ansiehst, hier mit der Stelle, an der du aufgehört hast.',
  watchedScenes: 'Szenen, die du gesehen hast',
  clearTitle: 'Den ganzen Verlauf löschen?',
  clearNote:
    'Skein vergisst jede Szene, die du gesehen hast, und wo du aufgehört hast. Das lässt sich nicht rückgängig machen.',
  clearIt: 'Löschen',
  keepIt: 'Behalten',
}
