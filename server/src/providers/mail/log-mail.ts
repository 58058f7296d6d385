import type { Log } from '#platform/log.ts'
import type { MailProvider } from './mail.port.ts'

/** Sends nothing: the log says that there was a mail, and at level `debug` what stood in it, for whoever develops. */
export function createLogMail(log: Log): MailProvider {
  return {
    delivers: false,
    send: ({ id, subject, text, unsubscribeUrl }) => {
      log.info({ mailId: id }, 'a mail would have been sent')
      log.debug({ mailId: id, subject, text, unsubscribeUrl }, 'a mail')
      return Promise.resolve()
    },
  }
}
