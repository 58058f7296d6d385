import { createHmac, timingSafeEqual } from 'node:crypto'
import { escapeHtml } from '#platform/escape-html.ts'
import { UUID_PATTERN } from '@skein/contract/ids'

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

/** @param hours the link is good for. */
export function confirmationWords({ username, url, hours }: { username: string; url: string; hours: number }) {
  const ask = `Somebody, probably you, gave this address for the account @${username} on Skein. Follow the link to say that it is yours:`
  const otherwise = `It works once, within ${hours} hours. If it was not you, do nothing: no more mail comes to this address.`
  return {
    subject: 'Confirm your address for Skein',
    text: `${ask}\n\n${url}\n\n${otherwise}`,
    html: [
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Confirm your address</title></head><body>',
      `<p>${escapeHtml(ask)}</p><p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p><p>${escapeHtml(otherwise)}</p>`,
      '</body></html>',
    ].join('\n'),
  }
}
