import type { NotificationText } from './notification-texts.ts'

/** The same in German. */
export const NOTIFICATION_TEXTS_DE: Readonly<Record<NotificationText, string>> = {
  publishedMany:
    '{n, plural, one {# deiner Segmente ist jetzt zu sehen.} other {# deiner Segmente sind jetzt zu sehen.}}',
  publishedOpening: 'Der Anfang deiner Szene ist jetzt zu sehen.',
  published: 'Dein Segment {n, number} ist jetzt zu sehen.',
  continuedMany:
    '{n, plural, one {# neues Segment nach deinem; das neueste ist von {name}.} other {# neue Segmente nach deinem; das neueste ist von {name}.}}',
  continued: '{name} hat nach dir weitergeschrieben.',
  followedMany:
    '{n, plural, one {# neues Segment; das neueste ist von {name}.} other {# neue Segmente; das neueste ist von {name}.}}',
  followedOpening: '{name} hat diese Szene begonnen.',
  invited: '{name} hat dich eingeladen, diese Szene fortzusetzen.',
  followed: '{name} hat Segment {n, number} geschrieben.',
  doubts: 'Die Prüfung hat Zweifel an deiner Fortsetzung: Veröffentliche sie so oder ändere sie.',
  contradicts: 'Die Prüfung meint, dass deine Fortsetzung der Szene widerspricht. Sie braucht deine Antwort.',
  failed: 'Was du abgeschickt hast, ist nicht veröffentlicht.',
  failedBecause: 'Was du abgeschickt hast, ist nicht veröffentlicht. {reason}',
  proposalWaiting: '{name} schlägt eine Änderung der Bibel vor und wartet auf deine Entscheidung.',
  proposalAccepted: '{name} hat deine Änderung der Bibel angenommen.',
  proposalDeclined: '{name} hat deine Änderung der Bibel abgelehnt.',
}
