import type { Translation } from '../area.ts'
import type { waysOutWords } from '../en/ways-out.ts'

export const waysOut: Translation<typeof waysOutWords> = {
  fixHere: 'Hier berichtigen',
  fixHint: 'Ändere, was beanstandet wird, oder ergänze den Satz, der es erklärt.',
  checked_pass: 'Es spricht nichts mehr dagegen.',
  checked_warn: 'Es bleiben Zweifel. Du kannst es trotzdem abschicken.',
  checked_block: 'Es widerspricht noch immer dem, was in der Szene gilt.',
  send: 'Geänderten Text abschicken',
  check: 'Geänderten Text prüfen',
  fixWords: 'Diese Worte berichtigen',
  explain: 'Im Text erklären',
  whatChanges: 'Was soll sich ändern?',
  other: 'Etwas anderes',
  withdraw: 'Zurückziehen',
  revises: 'geändert aus <link>einem früheren Versuch</link>',
  openingWaits: 'Dein Anfang wartet auf dein Wort',
  segmentWaits: 'Dein Segment wartet auf dein Wort',
}
