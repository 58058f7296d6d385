import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Amazon's Signature Version 4, from its description and not from the SDK that it judges. */

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const encode = (text: string) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

export interface SignatureProblem {
  readonly status: 400 | 403
  readonly code: string
}

/** The longest two clocks may differ, as at Amazon. */
const SKEW_MS_MAX = 15 * 60_000

/** Null when the request is signed with this key, over this very body, at about this time. */
export function signatureProblem(
  request: IncomingMessage,
  body: Buffer,
  key: { readonly id: string; readonly secret: string; readonly region: string; readonly now: Date },
): SignatureProblem | null {
  const header = (name: string) => String(request.headers[name] ?? '')
  const authorization = header('authorization')
  const read =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    )
  if (read === null) return { status: 403, code: 'AccessDenied' }
  const [, id = '', day = '', region = '', signedHeaders = '', signature = ''] = read
  if (id !== key.id) return { status: 403, code: 'InvalidAccessKeyId' }
  const time = header('x-amz-date')
  const [, date = '', clock = ''] = /^(\d{8})T(\d{6})Z$/.exec(time) ?? []
  const sentAt = Date.parse(
    `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${clock.slice(0, 2)}:${clock.slice(2, 4)}:${clock.slice(4)}Z`,
  )
  if (date !== day || region !== key.region || Number.isNaN(sentAt))
    return { status: 403, code: 'SignatureDoesNotMatch' }
  if (Math.abs(sentAt - key.now.getTime()) > SKEW_MS_MAX) return { status: 403, code: 'RequestTimeTooSkewed' }

  const names = signedHeaders.split(';')
  if (!['host', 'x-amz-date', 'x-amz-content-sha256'].every((name) => names.includes(name)))
    return { status: 403, code: 'AccessDenied' }
  const payload = header('x-amz-content-sha256')
  if (payload !== sha256(body)) return { status: 400, code: 'XAmzContentSHA256Mismatch' }
  const url = new URL(request.url ?? '/', 'http://double')
  const query = [...url.searchParams.entries()].map(([name, value]) => `${encode(name)}=${encode(value)}`).toSorted()
  const canonical = [
    request.method,
    url.pathname
      .split('/')
      .map((part) => encode(decodeURIComponent(part)))
      .join('/'),
    query.join('&'),
    ...names.map((name) => `${name}:${header(name).trim().replaceAll(/\s+/g, ' ')}`),
    '',
    signedHeaders,
    payload,
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')
  const signing = ['aws4_request'].reduce(hmac, hmac(hmac(hmac(`AWS4${key.secret}`, day), region), 's3'))
  const expected = hmac(signing, toSign)
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'))
    ? null
    : { status: 403, code: 'SignatureDoesNotMatch' }
}
