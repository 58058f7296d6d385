import { RequestFailure } from '#platform/failure.ts'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, for the idempotency fingerprint; empty when there was none. */
    rawBody: string
  }
}

/** Deeper than any contract body by far; a guard against bodies built to exhaust a recursive reader. */
const DEPTH_MAX = 64

/**
 * PostgreSQL stores neither NUL nor a lone surrogate: the first is an error, the second silently becomes another
 * character, and then what is stored is not what was hashed (RELIABILITY fact 6). So both stop here.
 *
 * @throws RequestFailure `malformed_text` naming the field by JSON Pointer.
 */
export function refuseUnstorableText(value: unknown, pointer: string, depth = 0): void {
  if (depth > DEPTH_MAX) throw new RequestFailure('malformed_json', { detail: 'The body is nested too deeply.' })
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw new RequestFailure('malformed_text', { field: pointer })
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) {
    if (key.includes('\0') || !key.isWellFormed()) throw new RequestFailure('malformed_text', { field: pointer })
    refuseUnstorableText(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1)
  }
}

/** Only JSON is parsed; every other content type is refused, and duplicate-meaning keys such as `__proto__` are errors. */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.decorateRequest('rawBody', '')
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = typeof body === 'string' ? body : body.toString('utf8')
    request.rawBody = text
    // The parser answers through the callback; what it returns besides is nothing.
    void parse(request, text, (error, value) => {
      if (error !== null) return done(new RequestFailure('malformed_json', { cause: error }))
      try {
        refuseUnstorableText(value, '/body')
        done(null, value)
      } catch (failure) {
        done(failure instanceof Error ? failure : new RequestFailure('malformed_json', { cause: failure }))
      }
    })
  })
}
