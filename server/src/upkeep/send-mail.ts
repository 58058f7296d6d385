import type { DigestsService, WaitingMail } from '#domains/notifications/digests.service.ts'
import type { Database } from '#platform/db.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics.ts'
import type { Queue, QueueDefinition, QueueMessage } from '#platform/queue.ts'
import { MailFailure, type MailProvider } from '#providers/mail/mail.port.ts'
import { UUID_PATTERN } from '@skein/contract/ids'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

export const MAIL_QUEUE = 'mail'
/** Of its own: a process that knows only digests would take a confirmation for one that is gone. */
export const CONFIRMATION_QUEUE = 'mail_confirmation'
const AT_ONCE = 2
const MailMessage = Type.Object({ mailId: Type.String({ pattern: UUID_PATTERN }) })

/** A server that is down for a day is waited for: the pauses grow from a minute to four hours. */
export function mailQueues(heartbeatSeconds: number): QueueDefinition[] {
  return [MAIL_QUEUE, CONFIRMATION_QUEUE].map((name) => ({
    name,
    retryLimit: 14,
    retryDelaySeconds: 60,
    retryDelayMaxSeconds: 4 * 3600,
    expireInSeconds: 300,
    heartbeatSeconds,
    // A mail that could not be sent is said so in its own row; nobody is to be failed for it.
    hasDeadLetters: false,
  }))
}

/** Where mails of one kind wait, and where it is noted how they ended. */
interface Outbox {
  readWaiting(id: string): Promise<WaitingMail | null>
  record: DigestsService['record']
}

export interface MailDeps {
  readonly db: Database
  readonly queue: Queue
  readonly digests: Outbox
  readonly confirmations: Outbox
  readonly mail: MailProvider
  readonly metrics: Pick<Metrics, 'mail'>
  readonly log: Log
}

/** Sends what stands in the outbox, from this process. */
export async function startMail(deps: MailDeps): Promise<void> {
  const work = (name: string, outbox: Outbox) =>
    deps.queue.work(name, { concurrency: AT_ONCE }, (message) => sendMail(deps, name, outbox, message))
  await work(MAIL_QUEUE, deps.digests)
  await work(CONFIRMATION_QUEUE, deps.confirmations)
}

/**
 * Sends one mail and notes how it ended. Its row decides whether it is sent: a message that comes twice finds it sent. A
 * process that dies between the server's word and ours, or a server that takes a mail over and does not say so, has it sent
 * again, as the same mail by its Message-ID.
 */
async function sendMail(deps: MailDeps, name: string, outbox: Outbox, message: QueueMessage): Promise<void> {
  const { db, queue, mail, metrics, log } = deps
  const mailId = Value.Parse(MailMessage, message.data).mailId
  const end = (status: 'sent' | 'failed' | 'withdrawn', error: string | null) =>
    db.transaction(async (tx) => {
      await outbox.record(tx, mailId, status, error)
      await queue.complete(tx, name, message)
    })
  const waiting = await outbox.readWaiting(mailId)
  if (waiting === null) return
  if (!waiting.is_wanted) {
    await end('withdrawn', null)
    metrics.mail('withdrawn')
    return
  }
  const { email: to, subject, text_body: text, html_body: html, unsubscribeUrl } = waiting
  try {
    await mail.send({ id: mailId, to, subject, text, html, unsubscribeUrl }, message.signal)
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error
    if (!error.mayPass || message.retryCount >= message.retryLimit) {
      log.error({ mailId, reason: error.message }, 'a mail was given up')
      await end('failed', error.message)
      metrics.mail('failed')
      return
    }
    log.warn({ mailId, reason: error.message }, 'a mail was not taken; it will be tried again')
    metrics.mail('retried')
    await db.transaction(async (tx) => {
      await outbox.record(tx, mailId, 'waiting', error.message)
      await queue.fail(tx, name, message, { reason: error.message })
    })
    return
  }
  await end('sent', null)
  metrics.mail('sent')
}
