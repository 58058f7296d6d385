import type { Log } from '#platform/log.ts'
import { createLogMail } from './log-mail.ts'
import type { MailProvider } from './mail.port.ts'
import { createSmtpMail } from './smtp-mail.ts'

/** Who delivers mail: nobody unless an SMTP server was named. */
export function chooseMail(
  { mail, url, from }: { readonly mail: 'log' | 'smtp'; readonly url: string; readonly from: string },
  log: Log,
): MailProvider {
  return mail === 'smtp' ? createSmtpMail({ url, from }) : createLogMail(log)
}
