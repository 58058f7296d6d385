import type { Translation } from '../area.ts'
import type { inboxWords } from '../en/inbox.ts'

export const inbox: Translation<typeof inboxWords> = {
  title: 'Posteingang',
  whatYouHear: 'Wovon du hörst',
  markAll: 'Alles als gelesen markieren',
  preferences: 'Einstellungen',
  nothing: 'Noch ist nichts passiert.',
  findScene: 'Eine Szene zum Fortsetzen finden',
  nothingNote:
    'Wenn ein Segment von dir zu sehen ist, wenn jemand nach dir weiterschreibt oder wenn etwas auf deine Antwort wartet, liest du es hier.',
  noMail: 'Keine Mails mehr',
  noMailTitle: 'Keine Mails mehr?',
  noMailNote: 'Skein schickt dir höchstens einmal am Tag eine Zusammenfassung dessen, was du nicht gelesen hast.',
  noMailDone: 'Du bekommst von diesem Skein keine Mails mehr',
  noMailDoneNote:
    'Dein Posteingang läuft weiter wie bisher. Falls du es dir anders überlegst: <link>wovon du hörst</link>.',
  stopDigests: 'Zusammenfassungen abbestellen',
}
