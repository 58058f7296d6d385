import { escapeHtml } from '#platform/escape-html.ts'
import { fillText } from '#platform/say.ts'
import { JOB_MESSAGES_DE } from '@skein/contract/job-errors-de'
import { JOB_ERRORS, type JobErrorCode } from '@skein/contract/jobs'
import { NOTIFICATION_TEXTS } from '@skein/contract/notification-texts'
import { NOTIFICATION_TEXTS_DE } from '@skein/contract/notification-texts-de'
import { notificationText } from '@skein/contract/notification-words'
import type { Notification } from '@skein/contract/notifications'
import type { PageLanguage } from '@skein/contract/page-language'
import { DIGEST_WORDS } from './digest-words.ts'

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

const SENTENCES: Readonly<Record<PageLanguage, typeof NOTIFICATION_TEXTS_DE>> = {
  en: NOTIFICATION_TEXTS,
  de: NOTIFICATION_TEXTS_DE,
}
const JOB_MESSAGES: Readonly<Record<PageLanguage, (code: JobErrorCode) => string>> = {
  en: (code) => JOB_ERRORS[code].message,
  de: (code) => JOB_MESSAGES_DE[code],
}

function sentence(notification: Notification, language: PageLanguage): string {
  const { text, values } = notificationText(notification, JOB_MESSAGES[language])
  return fillText(SENTENCES[language][text], language, values)
}

/**
 * What a person has not read yet, as a mail: plain text, and the same in HTML that needs neither pictures nor styles.
 * Titles and names are other people's words: they stand in the bodies, never in the subject.
 *
 * @param total of which `notifications` are the newest. @param address of this Skein, without a slash at its end.
 * @param language of the reader.
 */
export function digestWords(
  notifications: readonly Notification[],
  {
    total,
    address,
    unsubscribeUrl,
    language,
  }: {
    readonly total: number
    readonly address: string
    readonly unsubscribeUrl: string
    readonly language: PageLanguage
  },
): DigestWords {
  const words = DIGEST_WORDS[language]
  const more = total - notifications.length
  const inbox = more > 0 ? fillText(words.more, language, { n: more }) : words.inbox
  const entries = notifications.map((notification) => ({
    title: oneLine(notification.scene.title),
    sentence: oneLine(sentence(notification, language)),
    url: `${address}${pathOf(notification)}`,
  }))
  const text = [
    `${words.title}:`,
    ...entries.map((entry) => `${entry.title}\n${entry.sentence}\n${entry.url}`),
    `${inbox}: ${address}/inbox`,
    `-- \n${words.why}\n${words.stop}: ${unsubscribeUrl}`,
  ].join('\n\n')
  const items = entries.map(
    (entry) =>
      `<li><p><a href="${escapeHtml(entry.url)}"><strong dir="auto">${escapeHtml(entry.title)}</strong></a><br><span dir="auto">${escapeHtml(entry.sentence)}</span></p></li>`,
  )
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${words.title}</title></head><body>`,
    `<h1>${words.title}</h1><ul>${items.join('')}</ul>`,
    `<p><a href="${escapeHtml(`${address}/inbox`)}">${inbox}</a></p>`,
    `<hr><p><small>${words.why} <a href="${escapeHtml(unsubscribeUrl)}">${words.stop}</a></small></p>`,
    '</body></html>',
  ].join('\n')
  return {
    subject: fillText(words.subject, language, { n: total }),
    text,
    html,
  }
}
