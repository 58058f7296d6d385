import { createServer, type Socket } from 'node:net'
import { portOf } from './openai-double.ts'

/** What a server may do instead of taking a mail. */
export type SmtpFault =
  | 'greylisted'
  | 'mailbox-full'
  | 'unknown-reader'
  | 'refused-content'
  | 'broken-content'
  | 'silent-greeting'
  | 'silent-after-data'
  | 'drop-after-data'
  | 'drop-before-data'
  | 'not-smtp'
  | 'silent-goodbye'

/** A mail as it came over the wire, dots unstuffed. */
interface TakenMail {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
}

export interface SmtpDouble {
  readonly url: string
  /** Everything whose data arrived whole, whatever was answered. */
  readonly mails: readonly TakenMail[]
  /** What the next connections meet, one each; afterwards it takes every mail. */
  next(...faults: readonly SmtpFault[]): void
  close(): Promise<void>
}

/** Starts a loopback server that speaks enough SMTP (RFC 5321, no extensions) to be handed a mail, and misbehaves on demand. */
export async function startSmtpDouble(): Promise<SmtpDouble> {
  const mails: TakenMail[] = []
  const queue: SmtpFault[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    socket.setNoDelay()
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    converse(socket, queue.shift(), (mail) => mails.push(mail))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${portOf(server.address())}`,
    mails,
    next: (...faults) => void queue.push(...faults),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)))
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function converse(socket: Socket, fault: SmtpFault | undefined, take: (mail: TakenMail) => void): void {
  const say = (line: string) => socket.write(`${line}\r\n`)
  if (fault === 'not-smtp') {
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
    return
  }
  if (fault === 'silent-greeting') return
  say('220 double.example ESMTP')
  let from = ''
  let to: string[] = []
  let data: string[] | null = null
  let rest = ''
  const afterData = () => {
    take({ from, to, raw: (data ?? []).join('\r\n') })
    data = null
    if (fault === 'silent-after-data') return
    if (fault === 'drop-after-data') socket.destroy()
    else if (fault === 'refused-content') say('554 5.7.1 This is spam')
    else if (fault === 'broken-content') say('451 4.3.0 Try again later')
    else say('250 2.0.0 Taken')
  }
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') say('250 double.example')
    else if (verb === 'MAIL') {
      from = /<(.*)>/.exec(line)?.[1] ?? ''
      to = []
      say('250 2.1.0 Ok')
    } else if (verb === 'RCPT') {
      to.push(/<(.*)>/.exec(line)?.[1] ?? '')
      if (fault === 'greylisted') say('450 4.2.0 Greylisted')
      else if (fault === 'mailbox-full') say('452 4.2.2 Mailbox full')
      else if (fault === 'unknown-reader') say('550 5.1.1 No such user')
      else say('250 2.1.5 Ok')
    } else if (verb === 'DATA') {
      if (fault === 'drop-before-data') socket.destroy()
      else {
        data = []
        say('354 Go on')
      }
    } else if (verb === 'QUIT') {
      if (fault !== 'silent-goodbye') socket.end('221 2.0.0 Bye\r\n')
    } else say('502 5.5.1 Not here')
  }
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    rest += chunk
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      if (data === null) command(line)
      else if (line === '.') afterData()
      else data.push(line.startsWith('.') ? line.slice(1) : line)
    }
  })
}
