import type { Translation } from '../area.ts'
import type { shareWords } from '../en/share.ts'

export const share: Translation<typeof shareWords> = {
  title: 'Diese Szene teilen',
  link: 'Link',
  linkCopied: 'Link kopiert.',
  copyLink: 'Link kopieren',
  begins: 'Beginnt',
  whereBegins: 'Wo der Link beginnt',
  atStart: 'Am Anfang',
  atSegment: 'Bei Segment {n, number}',
  atTime: 'Bei {time}',
  frame: 'Rahmen für eine andere Seite',
  frameCopied: 'Rahmen kopiert.',
  copyFrame: 'Rahmen für eine andere Seite kopieren',
  code: 'Code, der {title} auf einem Telefon öffnet',
  codeNote: 'Halte die Kamera eines Telefons auf den Code, um dort weiterzuschauen.',
  feed: 'Feed neuer Segmente',
  cannotCopy: 'Dieser Browser lässt Skein nicht kopieren. Es ist jetzt markiert: Kopiere es von Hand.',
  copy: 'Kopieren',
}
