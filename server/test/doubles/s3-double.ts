import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { signatureProblem } from './s3-signature.ts'

export interface S3Double {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Requests so far, as "PUT media/a" or "POST media/a?uploads". */
  readonly requests: readonly string[]
  readonly objects: ReadonlyMap<string, { readonly body: Buffer }>
  /** How many uploads in parts were begun and neither finished nor dropped. */
  readonly openUploads: number
  /** The server's clock, against the machine's. */
  clockSkewMs: number
  /** The next requests answer this instead of doing anything. */
  failNext(count: number, status: number, code: string): void
  /**
   * Until it is set again: writes are refused with this, or everything is answered so late. Null when all is well.
   */
  trouble: { readonly status: number; readonly code: string } | { readonly lateMs: number } | null
  /** The next body with content arrives with one bit turned over. */
  corruptNext(): void
  /** Objects a list holds at most. */
  pageSize: number
  close(): Promise<void>
}

interface Stored {
  readonly body: Buffer
  readonly modifiedAt: Date
}

const MINIMUM_PART_BYTES = 5 * 1024 * 1024
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const etagOf = (body: Buffer) => `"${createHash('md5').update(body).digest('hex')}"`

/**
 * A small S3 on loopback that keeps the promises our adapter builds on: it checks signatures, body hashes and
 * Content-MD5, creates conditionally, puts parts together, serves ranges and lists in pages.
 */
export async function startS3Double(): Promise<S3Double> {
  const objects = new Map<string, Stored>()
  const uploads = new Map<string, { readonly key: string; readonly parts: Map<number, Buffer> }>()
  const requests: string[] = []
  const failures: { status: number; code: string }[] = []
  let corrupts = 0
  const settings = {
    bucket: 'skein-media',
    region: 'us-east-1',
    accessKeyId: 'double-id',
    secretAccessKey: 'double-secret',
  }
  const state: Pick<S3Double, 'clockSkewMs' | 'pageSize' | 'trouble'> = {
    clockSkewMs: 0,
    pageSize: 1000,
    trouble: null,
  }
  const now = () => new Date(Date.now() + state.clockSkewMs)

  const server = createServer((request, response) => {
    response.setHeader('date', now().toUTCString())
    handle(request, response).catch((error: unknown) => fail(response, 500, 'InternalError', String(error)))
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const body = Buffer.concat(chunks)
    if (corrupts > 0 && body.length > 0) {
      corrupts -= 1
      body[0] = (body[0] ?? 0) ^ 1
    }
    const url = new URL(request.url ?? '/', 'http://double')
    const [, bucket, ...rest] = url.pathname.split('/')
    const key = rest.map(decodeURIComponent).join('/')
    requests.push(
      `${request.method} ${key}${url.search
        .replace(/=[^&]*/g, '')
        .replace(/&?x-id/, '')
        .replace(/^\?$/, '')}`,
    )
    if (state.trouble !== null) {
      if ('lateMs' in state.trouble) await wait(state.trouble.lateMs, undefined, { ref: false })
      else if (request.method === 'PUT') return fail(response, state.trouble.status, state.trouble.code)
    }
    const failure = failures.shift()
    if (failure !== undefined) return fail(response, failure.status, failure.code)
    const problem = signatureProblem(request, body, {
      id: settings.accessKeyId,
      secret: settings.secretAccessKey,
      region: settings.region,
      now: now(),
    })
    if (problem !== null) return fail(response, problem.status, problem.code)
    const md5 = request.headers['content-md5']
    if (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64'))
      return fail(response, 400, 'BadDigest')
    if (bucket !== settings.bucket) return fail(response, 404, 'NoSuchBucket')
    if (key === '') return list(url, response)
    const uploadId = url.searchParams.get('uploadId')
    if (request.method === 'POST' && url.searchParams.has('uploads')) return begin(key, response)
    if (request.method === 'PUT' && uploadId !== null)
      return part(uploadId, Number(url.searchParams.get('partNumber')), body, response)
    if (request.method === 'POST' && uploadId !== null) return complete(uploadId, request, body, response)
    if (request.method === 'DELETE' && uploadId !== null) {
      uploads.delete(uploadId)
      return void response.writeHead(204).end()
    }
    if (request.method === 'PUT') return create(key, request, body, response)
    if (request.method === 'DELETE') {
      objects.delete(key)
      return void response.writeHead(204).end()
    }
    return send(key, request, response)
  }

  function create(key: string, request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    if (request.headers['if-none-match'] === '*' && objects.has(key)) return fail(response, 412, 'PreconditionFailed')
    objects.set(key, { body, modifiedAt: now() })
    response.writeHead(200, { etag: etagOf(body) }).end()
  }

  function begin(key: string, response: ServerResponse): void {
    const uploadId = `upload-${uploads.size + 1}-${requests.length}`
    uploads.set(uploadId, { key, parts: new Map() })
    xml(
      response,
      `<InitiateMultipartUploadResult><Bucket>${settings.bucket}</Bucket><Key>${escape(key)}</Key><UploadId>${uploadId}</UploadId></InitiateMultipartUploadResult>`,
    )
  }

  function part(uploadId: string, number: number, body: Buffer, response: ServerResponse): void {
    const upload = uploads.get(uploadId)
    if (upload === undefined) return fail(response, 404, 'NoSuchUpload')
    upload.parts.set(number, body)
    response.writeHead(200, { etag: etagOf(body) }).end()
  }

  function complete(uploadId: string, request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const upload = uploads.get(uploadId)
    if (upload === undefined) return fail(response, 404, 'NoSuchUpload')
    const wanted = [...body.toString('utf8').matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map((match) =>
      Number(match[1]),
    )
    const parts = wanted.map((number) => upload.parts.get(number))
    const whole = parts.filter((piece) => piece !== undefined)
    if (whole.length !== parts.length || parts.length === 0) return fail(response, 400, 'InvalidPart')
    if (whole.slice(0, -1).some((piece) => piece.length < MINIMUM_PART_BYTES))
      return fail(response, 400, 'EntityTooSmall')
    if (request.headers['if-none-match'] === '*' && objects.has(upload.key))
      return fail(response, 412, 'PreconditionFailed')
    objects.set(upload.key, { body: Buffer.concat(whole), modifiedAt: now() })
    uploads.delete(uploadId)
    xml(
      response,
      `<CompleteMultipartUploadResult><Key>${escape(upload.key)}</Key><ETag>"parts-${parts.length}"</ETag></CompleteMultipartUploadResult>`,
    )
  }

  function send(key: string, request: IncomingMessage, response: ServerResponse): void {
    const found = objects.get(key)
    if (found === undefined) return fail(response, 404, 'NoSuchKey', '', request.method === 'HEAD')
    const { body, modifiedAt } = found
    const headers = { etag: etagOf(body), 'last-modified': modifiedAt.toUTCString(), 'accept-ranges': 'bytes' }
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
    if (from === undefined || to === undefined) {
      response.writeHead(200, { ...headers, 'content-length': body.length })
      return void response.end(request.method === 'HEAD' ? undefined : body)
    }
    const start = Number(from)
    if (start >= body.length) return fail(response, 416, 'InvalidRange')
    const piece = body.subarray(start, Math.min(body.length, Number(to) + 1))
    response
      .writeHead(206, {
        ...headers,
        'content-length': piece.length,
        'content-range': `bytes ${start}-${start + piece.length - 1}/${body.length}`,
      })
      .end(piece)
  }

  function list(url: URL, response: ServerResponse): void {
    const prefix = url.searchParams.get('prefix') ?? ''
    const after = url.searchParams.get('continuation-token') ?? ''
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted()
    const page = keys.slice(0, state.pageSize)
    const isMore = page.length < keys.length
    const contents = page.map((key) => {
      const found = objects.get(key)
      return `<Contents><Key>${escape(key)}</Key><Size>${found?.body.length}</Size><LastModified>${found?.modifiedAt.toISOString()}</LastModified></Contents>`
    })
    const next = isMore ? `<NextContinuationToken>${escape(page.at(-1) ?? '')}</NextContinuationToken>` : ''
    xml(
      response,
      `<ListBucketResult><IsTruncated>${isMore}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`,
    )
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the double has no port')
  return {
    ...settings,
    endpoint: `http://127.0.0.1:${address.port}`,
    requests,
    objects,
    get openUploads() {
      return uploads.size
    },
    get clockSkewMs() {
      return state.clockSkewMs
    },
    set clockSkewMs(value: number) {
      state.clockSkewMs = value
    },
    get trouble() {
      return state.trouble
    },
    set trouble(value: S3Double['trouble']) {
      state.trouble = value
    },
    get pageSize() {
      return state.pageSize
    },
    set pageSize(value: number) {
      state.pageSize = value
    },
    failNext: (count, status, code) => void failures.push(...Array.from({ length: count }, () => ({ status, code }))),
    corruptNext: () => void (corrupts += 1),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)))
        server.closeAllConnections()
      }),
  }
}

function xml(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/xml' }).end(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`)
}

function fail(response: ServerResponse, status: number, code: string, message = '', isBodyless = false): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(
    isBodyless
      ? undefined
      : `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${escape(message)}</Message></Error>`,
  )
}
