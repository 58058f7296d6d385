import type { Translation } from '../area.ts'
import type { waysOutWords } from '../en/ways-out.ts'

export const waysOut: Translation<typeof waysOutWords> = {
  fixHere: 'Hier berichtigen',
  fixHint: 'Ändern Sie, was beanstandet wird, oder ergänzen Sie den Satz, der es erklärt.',
  checked_pass: 'Es spricht nichts mehr dagegen.',
  checked_warn: 'Es bleiben Zweifel. Sie können es trotzdem senden.',
  checked_block: 'Es widerspricht noch immer dem, was in der Szene gilt.',
  send: 'Geänderten Text senden',
  check: 'Geänderten Text prüfen',
  fixWords: 'Diese Worte berichtigen',
  explain: 'Im Text erklären',
  whatChanges: 'Was soll sich ändern?',
  other: 'Etwas anderes',
  withdraw: 'Zurückziehen',
  revises: 'geändert aus <link>einem früheren Versuch</link>',
  openingWaits: 'Ihr Anfang wartet auf Ihr Wort',
  segmentWaits: 'Ihr Segment wartet auf Ihr Wort',
}
