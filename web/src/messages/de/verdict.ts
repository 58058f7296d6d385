import type { Translation } from '../area.ts'
import type { verdictWords } from '../en/verdict.ts'

export const verdict: Translation<typeof verdictWords> = {
  block: 'Widerspruch',
  warn: 'Zweifel',
  info: 'Anmerkung',
  title: 'Kontinuität',
  checkedBy: 'Gegen Fassung {n, number} der Bibel geprüft durch {checkers}',
  finding: '{n, number}. <word>{severity}:</word> {kind}',
  fromBible: 'Aus der Bibel, Fassung {n, number}',
  settledIn: 'Festgelegt in <place></place>',
  whatToDo: '<b>Was du tun kannst:</b> <server>{suggestion}</server>',
  passes: 'Es passt zu allem, was in der Szene feststeht.',
  mayGoOn: 'Es kann weitergehen; sieh dir vorher noch etwas an.',
  contradicts: 'Es widerspricht dem, was in der Szene feststeht, und wurde deshalb nicht veröffentlicht.',
  findingNumber: '(Anmerkung {numbers})',
  structural: 'die Form der Bibel',
  local: 'die eigenen Regeln von Skein',
  model: 'ein Sprachmodell ({name})',
}
