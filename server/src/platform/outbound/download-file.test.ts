import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DOWNLOAD_LIMITS, downloadFile, type DownloadLimits } from './download-file.ts'
import type { ResolveName } from './pinned-request.ts'

const FILM = Buffer.alloc(300_000, 7)
let directory = ''
let servers: Server[] = []
let asked: { host: string; authorization: string | null }[] = []

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'skein-download-'))
})
afterEach(async () => {
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    }),
  )
  servers = []
  asked = []
  await rm(directory, { recursive: true, force: true })
})

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => {
    asked.push({ host: request.headers.host ?? '', authorization: request.headers.authorization ?? null })
    answer(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `127.0.0.1:${address.port}`
}

const download = (
  address: string,
  options: {
    allowedHosts?: readonly string[]
    limits?: Partial<DownloadLimits>
    resolve?: ResolveName
    signal?: AbortSignal
  } = {},
) =>
  downloadFile(address, join(directory, 'film'), {
    policy: { allowedHosts: options.allowedHosts ?? [] },
    headers: { authorization: 'Bearer secret' },
    signal: options.signal ?? new AbortController().signal,
    limits: { ...DOWNLOAD_LIMITS, ...options.limits },
    ...(options.resolve !== undefined && { resolve: options.resolve }),
  })

const resolvesTo =
  (...addresses: readonly string[]): ResolveName =>
  (_host, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

describe('a download', () => {
  it('brings the file, its size and its hash', async () => {
    const host = await serve((_, response) => response.end(FILM))
    expect(await download(`http://${host}/film`, { allowedHosts: [host] })).toEqual({
      sizeBytes: FILM.length,
      sha256: createHash('sha256').update(FILM).digest('hex'),
    })
    expect(Buffer.compare(await readFile(join(directory, 'film')), FILM)).toBe(0)
  })

  it('goes nowhere private, whatever the name says', async () => {
    const host = await serve((_, response) => response.end(FILM))
    const port = host.split(':')[1] ?? ''
    await expect(download(`https://${host}/film`)).rejects.toMatchObject({ name: 'OutboundRefused' })
    for (const inside of ['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', '::ffff:10.0.0.1', 'fd00::1'])
      await expect(
        download('https://films.example.org/film', { resolve: resolvesTo(inside) }),
        inside,
      ).rejects.toMatchObject({
        name: 'OutboundRefused',
      })
    expect(asked).toEqual([])
    expect(port).not.toBe('')
  })

  it('is refused by a name with one private address among public ones', async () => {
    const resolve = resolvesTo('93.184.215.14', '10.0.0.1')
    await expect(download('https://films.example.org/film', { resolve })).rejects.toMatchObject({
      name: 'OutboundRefused',
    })
  })

  it('looks a name up once and connects to that very address, so that a second answer changes nothing', async () => {
    const host = await serve((_, response) => response.end(FILM))
    const port = host.split(':')[1] ?? ''
    const answers = ['127.0.0.1', '127.0.0.99']
    let lookups = 0
    const resolve: ResolveName = (name, done) => {
      expect(name).toBe('films.lan')
      resolvesTo(answers[lookups] ?? '')(name, done)
      lookups += 1
    }
    await download(`http://films.lan:${port}/film`, { allowedHosts: ['films.lan'], resolve })
    expect(lookups).toBe(1)
    expect(asked).toEqual([{ host: `films.lan:${port}`, authorization: 'Bearer secret' }])
  })

  it('judges every redirect like the first address', async () => {
    const inside = await serve((_, response) => response.end('the crown jewels'))
    for (const location of [
      `http://${inside}/jewels`,
      'http://169.254.169.254/latest/meta-data',
      'file:///etc/passwd',
      'https://user:secret@example.org/',
      'https://example.org:22/',
      'http://[',
    ]) {
      const host = await serve((_, response) => response.writeHead(302, { location }).end())
      await expect(download(`http://${host}/film`, { allowedHosts: [host] }), location).rejects.toMatchObject({
        name: 'OutboundRefused',
      })
    }
    expect(asked.some(({ host }) => host === inside)).toBe(false)
  })

  it('leaves credentials behind when the origin changes, for good', async () => {
    const hosts: string[] = []
    const first = await serve((request, response) =>
      request.url === '/back'
        ? response.end(FILM)
        : response.writeHead(307, { location: `http://${hosts[0]}/away` }).end(),
    )
    hosts.push(await serve((_, response) => response.writeHead(302, { location: `http://${first}/back` }).end()))
    await download(`http://${first}/film`, { allowedHosts: [first, hosts[0] ?? ''] })
    expect(asked.map(({ authorization }) => authorization)).toEqual(['Bearer secret', null, null])
  })

  it('follows no more redirects than it may', async () => {
    const host = await serve((_, response) => response.writeHead(302, { location: '/again' }).end())
    await expect(download(`http://${host}/film`, { allowedHosts: [host] })).rejects.toMatchObject({
      reason: 'redirects',
    })
    expect(asked).toHaveLength(DOWNLOAD_LIMITS.redirectsMax + 1)
  })

  it('stops at the limit, whether the size is announced or not', async () => {
    const announced = await serve((_, response) =>
      response.writeHead(200, { 'content-length': 300 * 2 ** 20 }).flushHeaders(),
    )
    await expect(download(`http://${announced}/a`, { allowedHosts: [announced] })).rejects.toMatchObject({
      reason: 'too_large',
    })
    let sent = 0
    const endless = await serve((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(FILM)) sent += FILM.length
      }
      response.on('drain', more)
      more()
    })
    await expect(
      download(`http://${endless}/a`, { allowedHosts: [endless], limits: { bytesMax: 3_000_000 } }),
    ).rejects.toMatchObject({ reason: 'too_large' })
    expect(sent).toBeLessThan(100_000_000)
  })

  it('ends when nothing comes any more, before or after the headers', async () => {
    for (const stand of [
      () => undefined,
      (_: IncomingMessage, response: ServerResponse) => void response.writeHead(200).write('a little'),
    ]) {
      const host = await serve(stand)
      await expect(
        download(`http://${host}/a`, { allowedHosts: [host], limits: { stallMs: 200 } }),
      ).rejects.toMatchObject({
        reason: 'too_slow',
      })
    }
  })

  it('ends when it takes too long, however busy it looks', async () => {
    const host = await serve((_, response) => {
      const drip = setInterval(() => response.write('.'), 20)
      response.once('close', () => clearInterval(drip))
    })
    await expect(
      download(`http://${host}/a`, { allowedHosts: [host], limits: { stallMs: 5_000, totalMs: 400 } }),
    ).rejects.toMatchObject({ reason: 'too_slow' })
  })

  it('notices a file that was cut off and an answer that is none', async () => {
    const cut = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 1000 }).write('half', () => response.destroy())
    })
    await expect(download(`http://${cut}/a`, { allowedHosts: [cut] })).rejects.toMatchObject({ reason: 'cut_off' })
    const gone = await serve((_, response) => response.writeHead(403).end())
    await expect(download(`http://${gone}/a`, { allowedHosts: [gone] })).rejects.toMatchObject({
      reason: 'status',
      http: 403,
    })
  })

  it('ends at once when it is told to', async () => {
    const host = await serve(() => undefined)
    const leaving = new AbortController()
    const running = download(`http://${host}/a`, { allowedHosts: [host], signal: leaving.signal })
    await expect.poll(() => asked.length).toBe(1)
    leaving.abort(new Error('never mind'))
    await expect(running).rejects.toThrow('never mind')
  })
})
