/** A mail for one reader. Everything in it but the addresses may be somebody else's words. */
export interface OutgoingMail {
  /** Of our own row: the same mail sent again carries the same Message-ID, so that mail programs show it once. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Takes a POST without a session (RFC 8058); null for a mail that was asked for by itself. */
  readonly unsubscribeUrl: string | null
}

/** Hands mail over to whoever delivers it. */
export interface MailProvider {
  /** False when mail goes nowhere, so that people are not promised any. */
  readonly delivers: boolean
  /**
   * Returns when the mail has been taken over.
   *
   * @throws MailFailure for what the other side said, or did not say.
   */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<void>
}

/** The mail was not taken over, as far as we know. */
export class MailFailure extends Error {
  override readonly name = 'MailFailure'
  /** False for what no further try will change. */
  readonly mayPass: boolean
  constructor(message: string, options: { readonly mayPass: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause })
    this.mayPass = options.mayPass
  }
}
