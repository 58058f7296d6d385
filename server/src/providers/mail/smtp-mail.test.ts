import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyText } from '../../../test/make/any-text.ts'
import { type SmtpDouble, type SmtpFault, startSmtpDouble } from '../../../test/doubles/smtp-double.ts'
import { ConfigError, readConfig } from '#config.ts'
import { createLog } from '#platform/log.ts'
import { createLogMail } from './log-mail.ts'
import { MailFailure, type OutgoingMail } from './mail.port.ts'
import { createSmtpMail } from './smtp-mail.ts'

let double: SmtpDouble
beforeAll(async () => {
  double = await startSmtpDouble()
})
afterAll(() => double.close())

const mail = (change: Partial<OutgoingMail> = {}): OutgoingMail => ({
  id: '0190aaaa-0000-7000-8000-000000000001',
  to: 'mara@example.org',
  subject: '3 things happened in your scenes',
  text: 'Mara.\n.\nA dot alone on its line.',
  html: '<p>Mara.</p>',
  unsubscribeUrl: 'https://skein.example/unsubscribe/abc.def',
  ...change,
})
const never = new AbortController().signal
const send = (change: Partial<OutgoingMail> = {}) =>
  createSmtpMail({ url: double.url, from: 'Skein <skein@skein.example>', silenceMsMax: 400 }).send(mail(change), never)

/** The header part of a mail as name and value, folded lines put together again. */
function headersOf(raw: string): [name: string, value: string][] {
  const [head = ''] = raw.split('\r\n\r\n')
  return head
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])
}

describe('mail by SMTP', () => {
  it('arrives with both bodies, its own Message-ID and a way out that needs one click', async () => {
    await send()
    const taken = double.mails.at(-1)
    expect(taken).toMatchObject({ from: 'skein@skein.example', to: ['mara@example.org'] })
    const headers = new Map(headersOf(taken?.raw ?? ''))
    expect(headers.get('message-id')).toBe('<0190aaaa-0000-7000-8000-000000000001@skein.example>')
    expect(headers.get('list-unsubscribe')).toBe('<https://skein.example/unsubscribe/abc.def>')
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(taken?.raw).toMatch(/text\/plain[^]*A dot alone on its line[^]*text\/html[^]*<p>Mara\.<\/p>/)
  })

  it.each<[SmtpFault, boolean]>([
    ['greylisted', true],
    ['mailbox-full', true],
    ['broken-content', true],
    ['silent-greeting', true],
    ['silent-after-data', true],
    ['drop-before-data', true],
    ['drop-after-data', true],
    ['not-smtp', true],
    ['unknown-reader', false],
    ['refused-content', false],
  ])('tells what may pass from what will not: %s', async (fault, mayPass) => {
    double.next(fault)
    const failure = await send().catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(MailFailure)
    expect(failure).toMatchObject({ mayPass })
    expect(String(failure)).not.toContain('mara@')
  })

  it('counts as taken when the server never says goodbye', async () => {
    double.next('silent-goodbye')
    await expect(send()).resolves.toBeUndefined()
  })

  it('gives up at once when it is told to', async () => {
    double.next('silent-greeting')
    const leaving = new AbortController()
    const sending = createSmtpMail({ url: double.url, from: 'skein@skein.example' }).send(mail(), leaving.signal)
    leaving.abort()
    await expect(sending).rejects.toBeInstanceOf(MailFailure)
  })

  it('lets nobody write a header, a reader or a part of their own, whatever they put into words', async () => {
    const hostile = fc.oneof(
      anyText({ maxLength: 60 }),
      fc.constantFrom(
        'Hello\r\nBcc: everybody@example.org',
        'a\nContent-Type: text/html\n\n<script>alert(1)</script>',
        '\r\n.\r\nMAIL FROM:<evil@example.org>\r\n',
        '=?utf-8?Q?=0D=0ABcc:_x@example.org?=',
        '\u2028Bcc: x@example.org',
      ),
    )
    await send()
    // Which encoding the words need is said in a header or not.
    const names = (raw: string) =>
      headersOf(raw).flatMap(([name]) => (name === 'content-transfer-encoding' ? [] : [name]))
    const usual = names(double.mails.at(-1)?.raw ?? '')
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (subject, text) => {
        const before = double.mails.length
        await send({ subject: `s${subject}`.toWellFormed(), text: text.toWellFormed(), html: '<p></p>' })
        expect(double.mails.length).toBe(before + 1)
        const taken = double.mails.at(-1)
        expect(names(taken?.raw ?? '')).toEqual(usual)
        expect(taken?.to).toEqual(['mara@example.org'])
      }),
      { numRuns: 40 },
    )
  })
})

it('sends nothing without a server, and says that nothing is delivered', async () => {
  const nowhere = createLogMail(createLog('silent'))
  expect(nowhere.delivers).toBe(false)
  await nowhere.send(mail(), never)
})

it('is set up whole or not at all, and from one address', () => {
  const whole = {
    SKEIN_MAIL: 'smtp',
    SKEIN_MAIL_URL: 'smtps://name:secret@mail.example.org',
    SKEIN_MAIL_FROM: 'Skein at home <skein@example.org>',
    SKEIN_PUBLIC_URL: 'https://skein.example.org',
  }
  const config = readConfig(whole)
  expect(config).toMatchObject({ mail: 'smtp', digestHour: 7 })
  expect(JSON.stringify(config)).not.toContain('secret@')
  for (const missing of ['SKEIN_MAIL_URL', 'SKEIN_MAIL_FROM', 'SKEIN_PUBLIC_URL'] as const)
    expect(() => readConfig({ ...whole, [missing]: '' })).toThrow(`SKEIN_MAIL smtp needs ${missing} beside it`)
  for (const from of ['skein', 'a@example.org, b@example.org', 'Skein\r\nBcc: <x@example.org>', '<skein@example.org'])
    expect(() => readConfig({ ...whole, SKEIN_MAIL_FROM: from })).toThrow(ConfigError)
})
