import type { Translation } from '../area.ts'
import type { wishesWords } from '../en/wishes.ts'

export const wishes: Translation<typeof wishesWords> = {
  published_label: 'Dein Segment ist zu sehen',
  published_hint: 'Was du geschrieben hast, ist in seiner Szene.',
  continued_label: 'Jemand hat nach dir weitergeschrieben',
  continued_hint: 'In Szenen, in denen du mitgeschrieben hast; einmal, bis du es gelesen hast.',
  followed_label: 'Neues, wo du folgst',
  followed_hint: 'Eine Szene, ein Thema oder ein Mensch.',
  invited_label: 'Du bist eingeladen weiterzuschreiben',
  invited_hint: 'In einer Szene, deren Mitschreibende ausgesucht werden.',
  verdict_label: 'Eine Prüfung braucht deine Antwort',
  verdict_hint: 'Die Prüfung hat Zweifel oder fand einen Widerspruch.',
  job_failed_label: 'Etwas Abgeschicktes ist fehlgeschlagen',
  job_failed_hint: 'Mit dem Grund und einem Weg, es noch einmal zu versuchen.',
  proposal_waiting_label: 'Ein Vorschlag wartet auf dich',
  proposal_waiting_hint: 'Jemand bittet um eine Änderung der Bibel deiner Szene.',
  proposal_decided_label: 'Über deinen Vorschlag ist entschieden',
  proposal_decided_hint: 'Wem die Szene gehört, hat geantwortet.',
  mailGoes:
    'Mails gehen an <b>{address}</b>, höchstens einmal am Tag, um {time}. Darin steht nur, was du bis dahin nicht gelesen hast.',
  noMail: 'Dieses Skein verschickt keine Mails',
  noMailNote: 'Wer es betreibt, kann das ändern. Der Posteingang geht trotzdem.',
  kept: 'Gemerkt.',
  inbox: 'Posteingang',
  mail: 'Mail',
}
