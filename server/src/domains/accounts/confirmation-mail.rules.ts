import { createHmac, timingSafeEqual } from 'node:crypto'
import { escapeHtml } from '#platform/escape-html.ts'
import { fillText } from '#platform/say.ts'
import { UUID_PATTERN } from '@skein/contract/ids'
import type { PageLanguage } from '@skein/contract/page-language'

const UUID = new RegExp(UUID_PATTERN)
const sign = (id: string, secret: string) =>
  createHmac('sha256', secret).update(`skein confirm an address\n${id}`).digest()

/** What the link in a confirmation's mail holds. What it may still do stands in the confirmation's own row. */
export function confirmationToken(id: string, secret: string): string {
  return `${id}.${sign(id, secret).toString('base64url')}`
}

/** Which confirmation's token it is; null for any that this Skein did not make. */
export function readConfirmationToken(token: string, secret: string): string | null {
  const [id = '', signature = '', ...rest] = token.split('.')
  if (!UUID.test(id) || rest.length > 0) return null
  const given = Buffer.from(signature, 'base64url')
  const expected = sign(id, secret)
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null
}

interface ConfirmationFrame {
  readonly subject: string
  readonly title: string
  readonly ask: string
  readonly otherwise: string
}

/** What the mail says, as ICU messages by language. */
const WORDS: Readonly<Record<PageLanguage, ConfirmationFrame>> = {
  en: {
    subject: 'Confirm your address for Skein',
    title: 'Confirm your address',
    ask: 'Somebody, probably you, gave this address for the account @{username} on Skein. Follow the link to say that it is yours:',
    otherwise:
      'It works once, within {hours, number} hours. If it was not you, do nothing: no more mail comes to this address.',
  },
  de: {
    subject: 'Bestätige deine Adresse für Skein',
    title: 'Bestätige deine Adresse',
    ask: 'Jemand, vermutlich du, hat diese Adresse für das Konto @{username} auf Skein angegeben. Folge dem Link, um zu sagen, dass es deine ist:',
    otherwise:
      'Er funktioniert einmal, innerhalb von {hours, number} Stunden. Wenn du es nicht warst, tu nichts: An diese Adresse kommt keine Mail mehr.',
  },
}

/** @param hours the link is good for. @param language of whoever is asked. */
export function confirmationWords({
  username,
  url,
  hours,
  language,
}: {
  username: string
  url: string
  hours: number
  language: PageLanguage
}) {
  const { subject, title, ...words } = WORDS[language]
  const ask = fillText(words.ask, language, { username })
  const otherwise = fillText(words.otherwise, language, { hours })
  return {
    subject,
    text: `${ask}\n\n${url}\n\n${otherwise}`,
    html: [
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head><body>`,
      `<p>${escapeHtml(ask)}</p><p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p><p>${escapeHtml(otherwise)}</p>`,
      '</body></html>',
    ].join('\n'),
  }
}
