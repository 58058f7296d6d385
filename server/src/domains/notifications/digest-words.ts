import type { PageLanguage } from '@skein/contract/page-language'

interface DigestFrame {
  readonly title: string
  readonly subject: string
  readonly more: string
  readonly inbox: string
  readonly why: string
  readonly stop: string
}

/** What stands in a digest around its notifications, as ICU messages by language. */
export const DIGEST_WORDS: Readonly<Record<PageLanguage, DigestFrame>> = {
  en: {
    title: 'New on Skein',
    subject: '{n, plural, one {# thing happened in your scenes} other {# things happened in your scenes}}',
    more: 'And {n, number} more in your inbox',
    inbox: 'Your inbox',
    why: 'You get this mail because you asked Skein for a digest, at most once a day.',
    stop: 'No more of these',
  },
  de: {
    title: 'Neu auf Skein',
    subject:
      '{n, plural, one {In deinen Szenen ist etwas geschehen} other {In deinen Szenen ist # Mal etwas geschehen}}',
    more: 'Und {n, number} weitere in deinem Posteingang',
    inbox: 'Dein Posteingang',
    why: 'Du bekommst diese Mail, weil du Skein um eine Zusammenfassung gebeten hast, höchstens einmal am Tag.',
    stop: 'Keine solchen Mails mehr',
  },
}
