import { escapeHtml } from '#platform/escape-html.ts'
import { notificationSentence } from '@skein/contract/notification-words'
import type { Notification } from '@skein/contract/notifications'

/** A mail's words; how it travels is the mail port's. */
export interface DigestWords {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Where the reader goes to see for themselves. */
function pathOf({ kind, scene, sequence, jobId }: Notification): string {
  if (kind === 'proposal_waiting' || kind === 'proposal_decided') return `/s/${scene.id}/bible`
  if ((kind === 'verdict' || kind === 'job_failed') && jobId !== null) return `/jobs/${jobId}`
  return sequence === null ? `/s/${scene.id}` : `/s/${scene.id}?segment=${sequence}`
}

/** On one line and without what could be taken for the end of a header or a turn in the writing direction. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\s]+/gu, ' ').trim()

/**
 * What a person has not read yet, as a mail: plain text, and the same in HTML that needs neither pictures nor styles.
 * Titles and names are other people's words: they stand in the bodies, never in the subject.
 *
 * @param total of which `notifications` are the newest. @param address of this Skein, without a slash at its end.
 */
export function digestWords(
  notifications: readonly Notification[],
  {
    total,
    address,
    unsubscribeUrl,
  }: { readonly total: number; readonly address: string; readonly unsubscribeUrl: string },
): DigestWords {
  const more = total - notifications.length
  const entries = notifications.map((notification) => ({
    title: oneLine(notification.scene.title),
    sentence: oneLine(notificationSentence(notification)),
    url: `${address}${pathOf(notification)}`,
  }))
  const rest = more > 0 ? `And ${more} more in your inbox: ${address}/inbox` : `Your inbox: ${address}/inbox`
  const why = 'You get this mail because you asked Skein for a digest, at most once a day.'
  const text = [
    'New on Skein:',
    ...entries.map(({ title, sentence, url }) => `${title}\n${sentence}\n${url}`),
    rest,
    `-- \n${why}\nNo more of these: ${unsubscribeUrl}`,
  ].join('\n\n')
  const items = entries.map(
    ({ title, sentence, url }) =>
      `<li><p><a href="${escapeHtml(url)}"><strong dir="auto">${escapeHtml(title)}</strong></a><br><span dir="auto">${escapeHtml(sentence)}</span></p></li>`,
  )
  const html = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>New on Skein</title></head><body>',
    `<h1>New on Skein</h1><ul>${items.join('')}</ul>`,
    `<p><a href="${escapeHtml(`${address}/inbox`)}">${more > 0 ? `And ${more} more in your inbox` : 'Your inbox'}</a></p>`,
    `<hr><p><small>${why} <a href="${escapeHtml(unsubscribeUrl)}">No more of these</a></small></p>`,
    '</body></html>',
  ].join('\n')
  return {
    subject: total === 1 ? '1 thing happened in your scenes' : `${total} things happened in your scenes`,
    text,
    html,
  }
}
