import type { Translation } from '../area.ts'
import type { accountWords } from '../en/account.ts'

export const account: Translation<typeof accountWords> = {
  createAccount: 'Konto anlegen',
  takeUp: 'Nimm einen Faden auf',
  haveAccount: 'Schon ein Konto? <link>Anmelden</link>',
  withAccount: 'Mit einem Konto kannst du schreiben, wie es weitergeht.',
  signIn: 'Anmelden',
  noAccount: 'Noch kein Konto? <link>Leg eins an</link>, es dauert eine Minute.',
  thenGoOn: 'Danach geht es da weiter, wo du warst.',
  welcome: 'Willkommen',
  hasOwner: 'Dieses Skein hat schon jemanden, dem es gehört',
  hasOwnerNote: 'Melde dich an oder leg ein eigenes Konto an.',
  welcomeTitle: 'Willkommen in deinem Skein',
  welcomeNote:
    'Leg das Hauptkonto an. Es verwaltet dieses Skein: Themen, Menschen und Einstellungen. Ein Standardpasswort gibt es nicht, also bewahre dieses gut auf.',
  joinTitle: 'Alles hier hat ein offenes Ende',
  joinNote:
    'Zum Ansehen brauchst du kein Konto. Mit einem schreibst du, wie es weitergeht, folgst Szenen und Menschen und schaust auf einem anderen Gerät da weiter, wo du aufgehört hast.',
  lookThroughTags: 'Schlagwörter durchsehen',
  mailWrong: 'Gib eine E-Mail-Adresse wie mara@example.org ein.',
  usernameWrong:
    'Nimm 3 bis 50 Kleinbuchstaben, Ziffern, Binde- oder Unterstriche, mit einem Buchstaben oder einer Ziffer an beiden Enden.',
  passwordShort: 'Nimm mindestens {n, number} Zeichen.',
  tokenMissing: 'Kopiere den Schlüssel, den Skein auf seiner Konsole ausgegeben hat.',
  token: 'Einrichtungsschlüssel',
  tokenHint: 'Skein hat ihn beim Start auf seiner Konsole ausgegeben.',
  mail: 'E-Mail-Adresse',
  username: 'Benutzername',
  usernameHint: 'Kleinbuchstaben, Ziffern, Binde- und Unterstriche. Deine Segmente tragen ihn.',
  displayName: 'Angezeigter Name',
  displayNameHint: 'Du kannst ihn leer lassen; dann steht dort dein Benutzername.',
  password: 'Passwort',
  passwordHint: 'Mindestens {n, number} Zeichen; je länger, desto besser.',
  creating: 'Wird angelegt …',
  createOwner: 'Hauptkonto anlegen',
  createMine: 'Mein Konto anlegen',
  ownerTitle: 'Dieses Skein ist neu und gehört noch niemandem',
  ownerNote:
    'Leg das Hauptkonto an, um es zu verwalten: Themen, Menschen und Einstellungen sind deine. Die Beispielszene läuft schon.',
  login: 'E-Mail-Adresse oder Benutzername',
  signingIn: 'Wird angemeldet …',
}
