import type { Translation } from '../area.ts'
import type { settingsWords } from '../en/settings.ts'

export const settings: Translation<typeof settingsWords> = {
  title: 'Einstellungen',
  address: 'E-Mail-Adresse',
  confirmed: '<b>{address}</b> ist bestätigt.',
  notConfirmed: '<b>{address}</b> ist nicht bestätigt.',
  notConfirmedNote:
    'Zusammenfassungen gehen dorthin, sobald du dem Link in der Mail gefolgt bist, die Skein dorthin geschickt hat.',
  sendAgain: 'Noch einmal schicken',
  sending: 'Wird geschickt …',
  sent: 'Eine Mail mit einem Link ist unterwegs zu dir. Der Link gilt einmal und zwei Tage lang.',
  waitBefore: 'Gerade eben ging eine hinaus. Sieh in dein Postfach und versuch es nach einer Weile noch einmal.',
  change: 'Ändern',
  newAddress: 'Neue E-Mail-Adresse',
  password: 'Dein Passwort',
  passwordWrong: 'Das ist nicht dein Passwort.',
  keep: 'Diese Adresse behalten',
  confirmTitle: 'Adresse bestätigen',
  confirmNote: 'Dann können Zusammenfassungen dorthin gehen, wenn du welche möchtest.',
  confirm: 'Ja, das ist meine',
  confirmDone: 'Deine Adresse ist bestätigt',
  confirmDoneNote: 'Was dir gemailt wird, wählst du unter <link>was du hörst</link>.',
  noneBefore: 'Bevor du deine Adresse bestätigst, wird keine Zusammenfassung gemailt. <link>Einstellungen</link>',
}
