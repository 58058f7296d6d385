import { once } from 'node:events'
import { createTransport } from 'nodemailer'
import { type MailProvider, MailFailure, type OutgoingMail } from './mail.port.ts'

export interface SmtpChoice {
  /** `smtp://` (STARTTLS where it is offered, and demanded as soon as there is a password) or `smtps://`. */
  readonly url: string
  /** Address with or without a name, as in RFC 5322. */
  readonly from: string
  /** The longest silence; 30 s when left out. */
  readonly silenceMsMax?: number
}

const SILENCE_MS_MAX = 30_000
const CONNECT_MS_MAX = 10_000

/**
 * Hands mail to an SMTP server, a connection each: digests are few, and a server that is slow to say goodbye then holds
 * nothing up. A mail counts as taken over with the answer to its data, not with the end of the connection.
 */
export function createSmtpMail({ url, from, silenceMsMax = SILENCE_MS_MAX }: SmtpChoice): MailProvider {
  const { hostname, username } = new URL(url)
  const domain = /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? hostname
  return {
    delivers: true,
    send: async (mail, signal) => {
      const transport = createTransport({
        url,
        requireTLS: username !== '',
        connectionTimeout: Math.min(CONNECT_MS_MAX, silenceMsMax),
        greetingTimeout: Math.min(CONNECT_MS_MAX, silenceMsMax),
        socketTimeout: silenceMsMax,
        // Nothing in a mail is fetched from a file or an address.
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      const left = new AbortController()
      try {
        signal.throwIfAborted()
        const leaving = once(signal, 'abort', { signal: left.signal }).then(() => signal.throwIfAborted())
        // nodemailer cannot be told to stop: what is under way ends by its time limits, or with the process.
        await Promise.race([transport.sendMail(envelope(mail, from, domain)), leaving])
      } catch (error) {
        throw explained(error)
      } finally {
        left.abort()
      }
    },
  }
}

function envelope({ id, to, subject, text, html, unsubscribeUrl }: OutgoingMail, from: string, domain: string) {
  return {
    from,
    // As an object: an address that looked like a list would otherwise be read as one.
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${domain}>`,
    headers: {
      ...(unsubscribeUrl !== null && {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
      // No holiday answers to a machine (RFC 3834).
      'Auto-Submitted': 'auto-generated',
    },
  }
}

/** 5xx is the server's last word, except about our own credentials; everything else may be better in an hour. */
function explained(error: unknown): MailFailure {
  const code =
    typeof error === 'object' && error !== null && 'responseCode' in error ? Number(error.responseCode) : null
  const kind = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'UNKNOWN'
  const isRefused = code !== null && code >= 500 && kind !== 'EAUTH'
  // The server's own words may quote the address, which no log needs.
  return new MailFailure(code === null ? kind : `${kind} ${code}`, { mayPass: !isRefused, cause: error })
}
